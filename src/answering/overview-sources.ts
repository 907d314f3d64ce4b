import type { Retriever, SearchHit } from '../search/retriever.ts';
import type { OverviewAnswer } from './answer.ts';
import type { FoldedReport } from './folded-report.ts';

/** Passages shown for an overview. */
export const MAX_PASSAGES = 8;
/** Share of the best fused score with which a passage is about the same topic, or opens a section as well. */
export const NEARLY_AS_GOOD = 0.7;

/** An overview before it is dressed as an answer. */
export interface OverviewPassages {
  readonly about: OverviewAnswer['about'];
  readonly section: number | null;
  readonly hits: readonly SearchHit[];
  /** Probability that these passages are what was asked for, 0 to 1. */
  readonly confidence: number;
  /** The passage that says most of what the others do; the first one where it is not set. */
  readonly telling?: SearchHit;
}

/** What overviews are made from. */
export interface OverviewSources {
  readonly folded: FoldedReport;
  readonly retriever: Retriever;
  /** Does a folded paragraph speak of a folded topic, in whatever language that is written? */
  speaksOf(topic: string, foldedParagraph: string): boolean;
}

/** A paragraph that is shown without having been searched for. */
export function plainHit(paragraph: number): SearchHit {
  return { paragraph, score: 1, keyword: 0, similarity: 0, concepts: 0, windows: [] };
}
