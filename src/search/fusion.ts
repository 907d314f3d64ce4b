/** Shares of the legs in the fused score; they sum to 1. Learned by `embeddings/training/fit-fusion.ts`. */
export interface FusionWeights {
  readonly keyword: number;
  readonly vector: number;
  readonly concepts: number;
}

/** Weights by the script the question is mostly written in. */
export interface FusionModel {
  readonly han: FusionWeights;
  readonly latin: FusionWeights;
}

/** One paragraph's raw scores, before fusion. */
export interface LegScores {
  readonly keyword: number;
  readonly similarity: number;
  readonly concepts: number;
}

/** Picks the weights for a folded question by its majority script. */
export function weightsFor(model: FusionModel, foldedQuestion: string): FusionWeights {
  const han = foldedQuestion.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latinWords = foldedQuestion.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han >= latinWords ? model.han : model.latin;
}

/**
 * Fuses the legs of all candidates by a convex combination of min-max normalised scores
 * (Bruch et al., "An Analysis of Fusion Functions for Hybrid Retrieval", 2022): keyword and concept
 * scores are divided by the question's best, similarities by theirs, with 0 as the known minimum.
 *
 * @returns one score in 0…1 per candidate, in order
 */
export function fuse(candidates: readonly LegScores[], weights: FusionWeights): readonly number[] {
  const best = (read: (scores: LegScores) => number): number =>
    Math.max(...candidates.map(read), Number.MIN_VALUE);
  const bestKeyword = best(({ keyword }) => keyword);
  const bestSimilarity = best(({ similarity }) => similarity);
  const bestConcepts = best(({ concepts }) => concepts);
  return candidates.map(
    ({ keyword, similarity, concepts }) =>
      weights.keyword * (keyword / bestKeyword) +
      weights.vector * (Math.max(similarity, 0) / bestSimilarity) +
      weights.concepts * (concepts / bestConcepts),
  );
}
