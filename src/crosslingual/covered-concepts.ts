import type { ScoredConcept } from './concept-index.ts';

/** A concept found in a text. */
export interface CoveredConcept {
  readonly concept: ScoredConcept;
  /** The best alternative that the text contains. */
  readonly term: string;
  /** 0 to 1. */
  readonly weight: number;
}

/** Which of a question's concepts a folded text (a sentence, a window, a paragraph) mentions. */
export function coveredConcepts(
  folded: string,
  concepts: readonly ScoredConcept[],
): readonly CoveredConcept[] {
  return concepts.flatMap((concept) => {
    const found = concept.alternatives.find(({ term }) => folded.includes(term));
    return found === undefined ? [] : [{ concept, term: found.term, weight: found.weight }];
  });
}

/** Share of the question's whole value that a folded text mentions, 0 to 1. */
export function conceptCoverage(folded: string, concepts: readonly ScoredConcept[]): number {
  const whole = concepts.reduce((sum, { value }) => sum + value, 0);
  if (whole === 0) return 0;
  const covered = coveredConcepts(folded, concepts).reduce(
    (sum, { concept, weight }) => sum + concept.value * weight,
    0,
  );
  return Math.min(1, covered / whole);
}
