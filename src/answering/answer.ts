import type { TextRange } from '../text/fold.ts';

/** The language and script a question is written in; the bot's own words follow it. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** Why a passage was retrieved; every part is between 0 and 1 unless said otherwise. */
export interface Evidence {
  /** BM25 score divided by the best score a paragraph of this report could reach for the question. */
  readonly keyword: number;
  /** Cosine similarity of the question and the passage's best window, -1 to 1. */
  readonly similarity: number;
  /** Words of the question found in the passage, in the passage's own characters. */
  readonly matchedTerms: readonly string[];
}

/** A paragraph proposed as evidence for the answer. */
export interface Passage {
  readonly paragraph: number;
  /** Final ranking score, 0 to 1, higher is better. */
  readonly score: number;
  readonly evidence: Evidence;
}

/** What to underline in the best passage; ranges are UTF-16 units of the paragraph's text. */
export interface Highlight {
  readonly paragraph: number;
  readonly sentence: TextRange;
  /** The exact figure, name, date, list …; inside `sentence`. Null where none can be told. */
  readonly span: TextRange | null;
}

/** What the question asks for. */
export type QuestionType =
  'number' | 'percentage' | 'when' | 'who' | 'where' | 'list' | 'yes-no' | 'how-or-why' | 'what';

interface AnswerBase {
  /** The question as it was asked. */
  readonly question: string;
  readonly language: Language;
  /** Probability that the report answers the question, 0 to 1. */
  readonly confidence: number;
  /** Up to 8, best first. */
  readonly passages: readonly Passage[];
}

/** The report answers: `passages[0]` holds the highlight. */
export interface FoundAnswer extends AnswerBase {
  readonly kind: 'found';
  readonly questionType: QuestionType;
  readonly highlight: Highlight;
  /** For a yes/no question about a figure that can be checked for certain: does the figure agree? */
  readonly agrees: boolean | null;
}

/** The question is about a section or the whole report: its passages, in reading order of merit. */
export interface OverviewAnswer extends AnswerBase {
  readonly kind: 'overview';
  /** The section asked about; null for the whole report. */
  readonly section: number | null;
  /** `contents`: which sections there are; `passages`: what they say. */
  readonly about: 'contents' | 'passages';
  readonly highlight: Highlight;
}

/** The report does not answer. */
export interface NotFoundAnswer extends AnswerBase {
  readonly kind: 'not-found';
  /** The nearest passage, or null when nothing is near at all. */
  readonly nearest: number | null;
  /** Words of the question that the report never uses, as the asker wrote them. */
  readonly missingTerms: readonly string[];
  /** Up to three questions the report does answer, in the asker's language where there are such. */
  readonly suggestions: readonly string[];
}

/** What the product says to a question; expected outcomes are values, never exceptions. */
export type Answer = FoundAnswer | OverviewAnswer | NotFoundAnswer;
