import type { Passage } from '../answering/answer.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { splitClauses, splitSentences } from '../text/sentences.ts';

/** A paragraph up to this (UTF-16 units) is shown whole, a longer sentence cut at a clause border. */
const MAX_EXCERPT_CHARS = 160;

/**
 * Chooses what to show of a passage in a list: all of it where it is short, else the sentence with
 * most of the words that matched.
 *
 * @returns UTF-16 units of the paragraph's text
 */
export function excerptOf(report: Report, passage: Passage): TextRange {
  const { text } = paragraphAt(report, passage.paragraph);
  if (text.length <= MAX_EXCERPT_CHARS) return { start: 0, end: text.length };
  const matchesIn = ({ start, end }: TextRange): number => {
    const sentence = text.slice(start, end);
    return passage.evidence.matchedTerms.filter((term) => sentence.includes(term)).length;
  };
  const best = splitSentences(text).reduce<TextRange | null>(
    (chosen, sentence) =>
      chosen === null || matchesIn(sentence) > matchesIn(chosen) ? sentence : chosen,
    null,
  );
  return clipped(text, best ?? { start: 0, end: text.length });
}

/** Shortens a range to whole clauses from its beginning, at least one. */
function clipped(text: string, range: TextRange): TextRange {
  if (range.end - range.start <= MAX_EXCERPT_CHARS) return range;
  const ends = splitClauses(text.slice(range.start, range.end)).map((clause) => clause.end);
  const end = ends.findLast((clauseEnd) => clauseEnd <= MAX_EXCERPT_CHARS) ?? ends[0];
  return { start: range.start, end: range.start + (end ?? range.end - range.start) };
}

/**
 * The stretch of whole sentences that covers a range of a text.
 *
 * @param sentences of that text, as `splitSentences` cuts it
 */
export function sentencesAround(sentences: readonly TextRange[], range: TextRange): TextRange {
  const first = sentences.find((sentence) => sentence.end > range.start);
  const last = sentences.findLast((sentence) => sentence.start < range.end);
  return {
    start: Math.min(range.start, first?.start ?? range.start),
    end: Math.max(range.end, last?.end ?? range.end),
  };
}
