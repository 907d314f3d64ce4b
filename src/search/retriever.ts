import type { TextRange } from '../text/fold.ts';

/** A stretch of whole sentences of a paragraph that was embedded on its own. */
export interface WindowSimilarity {
  /** UTF-16 units of the paragraph's text. */
  readonly range: TextRange;
  /** Cosine similarity to the question, -1 to 1. */
  readonly similarity: number;
}

/** A paragraph that some leg of the search proposes, with what every leg says of it. */
export interface SearchHit {
  /** Paragraph number, 1…n. */
  readonly paragraph: number;
  /** Fused score, 0 to 1; hits are ordered by it. */
  readonly score: number;
  /** Raw BM25 score, ≥ 0. */
  readonly keyword: number;
  /** Cosine similarity of the best window, -1 to 1. */
  readonly similarity: number;
  /** Score of the cross-lingual leg (translated, transliterated and paraphrased terms), ≥ 0. */
  readonly concepts: number;
  /** Every window of the paragraph with its similarity, in reading order. */
  readonly windows: readonly WindowSimilarity[];
}

/** Paragraph numbers by one leg's score, best first. */
export interface LegRanking {
  readonly leg: 'keyword' | 'vector' | 'concepts' | 'fused';
  readonly paragraphs: readonly number[];
}

/** What a search found. */
export interface Retrieval {
  /** Best first, at most `limit`. */
  readonly hits: readonly SearchHit[];
  /** The ranking of every leg, at most `limit` paragraphs each; for evaluation. */
  readonly legs: readonly LegRanking[];
}

/** Finds the paragraphs of one report that may answer a question. */
export interface Retriever {
  /** `question` as the user typed it, without conversational shell; any length, any characters. */
  retrieve(question: string, limit: number): Promise<Retrieval>;
}
