import { buildConceptIndex, type ConceptScores } from './concept-index.ts';
import { expandQuestion } from './expand-question.ts';
import type { CrosslingualKnowledge } from './read-lexicon.ts';

/** The cross-lingual leg over one report. */
export interface ConceptScorer {
  /** One score per paragraph, ≥ 0, by position. */
  scores(foldedQuestion: string): Float64Array;
  /** The same with the concepts behind it: what each is worth here and which terms the report has. */
  explain(foldedQuestion: string): ConceptScores;
}

/** Indexes folded paragraphs and scores folded questions against them. */
export function createConceptScorer(
  foldedParagraphs: readonly string[],
  knowledge: CrosslingualKnowledge,
): ConceptScorer {
  const index = buildConceptIndex(foldedParagraphs);
  const explain = (foldedQuestion: string): ConceptScores =>
    index.score(expandQuestion(foldedQuestion, { ...knowledge, report: index.terms }));
  return { explain, scores: (foldedQuestion) => explain(foldedQuestion).paragraphs };
}
