import type { SearchHit } from '../search/retriever.ts';
import type { TextRange } from '../text/fold.ts';
import type { Cloze } from './features/cloze.ts';
import type { Expectation } from './question-type.ts';
import { coverage, matchesIn, type QuestionTerm, type TermMatch } from './question-terms.ts';
import type { ReadableParagraph } from './readable-report.ts';
import { yearFit, type ReportYears } from './report-years.ts';

/** A question made ready to be held against passages. */
export interface QuestionView {
  readonly core: string;
  readonly expectation: Expectation;
  /** Names of the kind of thing asked for, see `askedHeads`. */
  readonly heads: readonly string[];
  /** Both sides of its asking word; null when it has none in Chinese. */
  readonly cloze: Cloze | null;
  /** Years named, reference words as the report means them. */
  readonly years: ReadonlySet<number>;
  /** Known places named that the report never names. */
  readonly foreignPlaces: readonly string[];
  /** How well the form of a candidate goes with the question. */
  readonly affinity: (clues: Int32Array) => number;
  readonly terms: readonly QuestionTerm[];
  /** Sum of the terms' values. */
  readonly whole: number;
  /** Wordings of the name of whom it asks what they are. */
  readonly people: readonly string[];
  /** The question with Han numerals in digits, see `inDigits`. */
  readonly inDigits: string;
  /** Figures of the question as typed. */
  readonly figures: readonly string[];
}

/** A sentence seen from a question. */
export interface SentenceView {
  /** Share of the question's value that the sentence, its best clause, it and its neighbour mention. */
  readonly coverage: number;
  readonly bestClause: number;
  readonly withPrevious: number;
  /** Cosine similarity of the best window that touches it. */
  readonly similarity: number;
  /** See `yearFit`. */
  readonly yearFit: number;
  readonly matches: readonly TermMatch[];
}

/** A passage seen from a question: where its terms stand and how well every part covers them. */
export interface PassageView {
  readonly hit: SearchHit;
  readonly paragraph: ReadableParagraph;
  readonly matches: readonly TermMatch[];
  readonly coverage: number;
  readonly sentences: readonly SentenceView[];
  readonly bestSentence: number;
  /** Value of the best match that covers each folded unit, as running sums (`length + 1`). */
  readonly matchedUnits: Float32Array;
}

/** Holds a passage against a question. */
export function viewPassage(
  question: QuestionView,
  paragraph: ReadableParagraph,
  source: { readonly hit: SearchHit; readonly years: ReportYears },
): PassageView {
  const text = paragraph.folded.text;
  const { hit } = source;
  const around = source.years.around(paragraph.number);
  const matches = matchesIn(text, question.terms);
  const { whole } = question;
  const sentences = paragraph.sentences.map((sentence, at): SentenceView => {
    const previous = paragraph.sentences[at - 1] ?? sentence;
    const own = matches.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    return {
      coverage: coverage(own, whole, sentence),
      bestClause: Math.max(0, ...sentence.clauses.map((clause) => coverage(own, whole, clause))),
      withPrevious: coverage(matches, whole, { start: previous.start, end: sentence.end }),
      similarity: similarityOf(hit, sentence.original),
      yearFit: yearFit(question.years, [sentence.years, paragraph.years, around]),
      matches: own,
    };
  });
  return {
    hit,
    paragraph,
    matches,
    coverage: coverage(matches, whole, { start: 0, end: text.length }),
    sentences,
    bestSentence: Math.max(0, ...sentences.map((sentence) => sentence.coverage)),
    matchedUnits: runningCover(text.length, matches),
  };
}

function similarityOf(hit: SearchHit, { start, end }: TextRange): number {
  let best = hit.windows.length === 0 ? Math.max(0, hit.similarity) : -1;
  for (const { range, similarity } of hit.windows) {
    if (range.start < end && range.end > start && similarity > best) best = similarity;
  }
  return best;
}

function runningCover(length: number, matches: readonly TermMatch[]): Float32Array {
  const cover = new Float32Array(length);
  for (const { start, end } of matches) {
    // Single characters match by chance.
    const weight = end - start === 1 ? 0.4 : 1;
    for (let at = start; at < end; at += 1) {
      if (weight > (cover[at] ?? 0)) cover[at] = weight;
    }
  }
  const sums = new Float32Array(length + 1);
  for (let at = 0; at < length; at += 1) sums[at + 1] = (sums[at] ?? 0) + (cover[at] ?? 0);
  return sums;
}
