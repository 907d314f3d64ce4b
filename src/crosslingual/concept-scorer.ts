import { buildConceptIndex, type ConceptScores } from './concept-index.ts';
import { expandQuestion } from './expand-question.ts';
import type { CrosslingualKnowledge } from './lexicon-file.ts';
import { wordingScores } from './wording-scores.ts';
import { findWordings, type FoundWording } from './wordings.ts';

/** The cross-lingual leg over one report. */
export interface ConceptScorer {
  /** One score per paragraph, ≥ 0, by position, for a question in English. */
  scores(foldedQuestion: string): Float64Array;
  /** The same with the concepts behind it: what each is worth here and which terms the report has. */
  explain(foldedQuestion: string): ConceptScores;
  /**
   * What a Chinese question's everyday, Cantonese and Taiwan wordings add to the BM25 score of every
   * paragraph that says it formally; all zeros for an English question.
   */
  wordingScores(foldedQuestion: string): Float64Array;
  /** The formal terms that the report may use instead of a Chinese question's words. */
  wordings(foldedQuestion: string): readonly FoundWording[];
  /** Does the report have this folded term? */
  has(term: string): boolean;
}

/** Indexes folded paragraphs and scores folded questions against them. */
export function createConceptScorer(
  foldedParagraphs: readonly string[],
  knowledge: CrosslingualKnowledge,
): ConceptScorer {
  const index = buildConceptIndex(foldedParagraphs);
  const explain = (foldedQuestion: string): ConceptScores =>
    index.score(expandQuestion(foldedQuestion, { ...knowledge, report: index.terms }));
  return {
    explain,
    has: (term) => index.terms.has(term),
    scores: (foldedQuestion) => explain(foldedQuestion).paragraphs,
    wordingScores: (foldedQuestion) => wordingScores(foldedQuestion, knowledge.wordings, index),
    wordings: (foldedQuestion) => findWordings(foldedQuestion, knowledge.wordings, index.terms),
  };
}
