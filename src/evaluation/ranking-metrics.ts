/**
 * Rank of the first right paragraph in a ranking, 1 for the first place; null when none is there.
 *
 * A question may have several right paragraphs: finding any one of them counts, so recall here is
 * success@k, not the share of the right paragraphs that were found.
 */
export function rankOfFirst(ranking: readonly number[], right: readonly number[]): number | null {
  const index = ranking.findIndex((paragraph) => right.includes(paragraph));
  return index === -1 ? null : index + 1;
}

/** recall@k = (questions with a right paragraph among the first k) / (questions), 0 to 1. */
export function recallAt(ranks: readonly (number | null)[], k: number): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 : 0)));
}

/** MRR@k = mean over questions of 1 / rank, or 0 where the rank is beyond k; 0 to 1. */
export function meanReciprocalRank(ranks: readonly (number | null)[], k: number): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 / rank : 0)));
}

/** Arithmetic mean; NaN for no values, because there is no such figure then. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
