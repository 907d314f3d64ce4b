import { fold, type FoldedText, type TextRange } from '../text/fold.ts';
import { splitClauses, splitSentences } from '../text/sentences.ts';
import type { Report } from '../report/report.ts';
import { candidatesIn, type Candidate } from './candidates/candidate-spans.ts';
import type { EdgeScorer } from './candidates/edge-model.ts';

/** A sentence with its place in the original and in the folded paragraph. */
export interface ReadableSentence extends TextRange {
  readonly original: TextRange;
  /** Folded units of the paragraph. */
  readonly clauses: readonly TextRange[];
}

/** A paragraph made ready for reading. */
export interface ReadableParagraph {
  readonly number: number;
  readonly folded: FoldedText;
  readonly sentences: readonly ReadableSentence[];
  readonly candidates: readonly Candidate[];
}

/** A report whose paragraphs are analysed when first read. */
export interface ReadableReport {
  readonly size: number;
  paragraph(number: number): ReadableParagraph;
  /** Inverse document frequency of one or two characters, a figure or a Latin word. */
  rarity(term: string): number;
  /** Does some paragraph have the term? */
  has(term: string): boolean;
}

/** Analysed paragraphs kept; a long report must not fill the memory. */
const KEPT = 1_500;

/** Prepares a report; paragraphs are analysed on demand and kept. */
export function readableReport(report: Report, edges: EdgeScorer): ReadableReport {
  const folded = report.paragraphs.map(({ text }) => fold(text));
  const frequency = countGrams(folded.map(({ text }) => text));
  const kept = new Map<number, ReadableParagraph>();
  const size = report.paragraphs.length;
  return {
    size,
    rarity(term) {
      const count = frequency.get(term) ?? 0;
      return Math.log(1 + (size - count + 0.5) / (count + 0.5));
    },
    has: (term) => frequency.has(term),
    paragraph(number) {
      let readable = kept.get(number);
      if (readable === undefined) {
        const text = report.paragraphs[number - 1]?.text ?? '';
        readable = analyse({ number, text, folded: folded[number - 1] ?? fold('') }, edges);
        if (kept.size >= KEPT) kept.clear();
        kept.set(number, readable);
      }
      return readable;
    },
  };
}

function analyse(
  { number, text, folded }: { number: number; text: string; folded: FoldedText },
  edges: EdgeScorer,
): ReadableParagraph {
  const sentences = splitSentences(text).flatMap((original): readonly ReadableSentence[] => {
    const start = foldedOffset(folded, original.start);
    const end = foldedOffset(folded, original.end);
    if (end <= start) return [];
    const clauses = splitClauses(folded.text.slice(start, end)).map((clause) => ({
      start: start + clause.start,
      end: start + clause.end,
    }));
    return [{ start, end, original, clauses }];
  });
  const candidates = sentences.flatMap((sentence, index) =>
    candidatesIn(folded.text, { start: sentence.start, end: sentence.end, index }, edges),
  );
  return { number, folded, sentences, candidates };
}

/** The first folded unit that came from `offset` or later. */
function foldedOffset(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const UNITS = /\p{Script=Han}+|\d+(?:[.,]\d+)*|[a-z]+/gu;

function countGrams(texts: readonly string[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const gram of gramsOf(text)) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  }
  return frequency;
}

/** Han characters and neighbouring pairs, figures and Latin words of a folded text. */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const [run] of text.matchAll(UNITS)) {
    if (/^[\da-z]/u.test(run)) {
      grams.add(run);
      continue;
    }
    const characters = Array.from(run);
    characters.forEach((character, at) => {
      grams.add(character);
      const next = characters[at + 1];
      if (next !== undefined) grams.add(character + next);
    });
  }
  return grams;
}
