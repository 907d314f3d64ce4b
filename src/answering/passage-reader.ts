import type { SearchHit } from '../search/retriever.ts';
import type { Highlight, QuestionType } from './answer.ts';

/** A question made ready for reading. */
export interface ReadableQuestion {
  /** Folded, without conversational shell. */
  readonly core: string;
}

/** What a reader makes of a question and the hits of one report. */
export interface Reading {
  /** Re-ranked, best first. */
  readonly passages: readonly { readonly hit: SearchHit; readonly score: number }[];
  /** In the best passage. */
  readonly highlight: Highlight;
  readonly questionType: QuestionType;
  readonly agrees: boolean | null;
  /** Probability that the report answers, 0 to 1. */
  readonly confidence: number;
  /** Whether to answer at all: the calibrated decision. */
  readonly found: boolean;
}

/** Looks at question and passages of one report together. */
export interface PassageReader {
  /** `hits` has at least one entry. */
  read(question: ReadableQuestion, hits: readonly SearchHit[]): Promise<Reading>;
}
