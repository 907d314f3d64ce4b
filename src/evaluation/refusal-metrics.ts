/** What the product said to one question, and whether the report answers that question. */
export interface Judgement {
  /** The product's probability that the report answers, 0 to 1. */
  readonly confidence: number;
  /** True iff the report answers the question. */
  readonly answerable: boolean;
  /** True iff the product said "not in the report". */
  readonly refused: boolean;
}

/** Refusals counted; shares are 0 to 1, NaN where there is no such question. */
export interface RefusalFigures {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Wrong refusals: refused answerable questions / answerable questions. */
  readonly wrong: number;
  /** Right refusals: refused unanswerable questions / unanswerable questions. */
  readonly right: number;
}

/** Counts right and wrong refusals. */
export function refusalFigures(judgements: readonly Judgement[]): RefusalFigures {
  const answerable = judgements.filter((judgement) => judgement.answerable);
  const unanswerable = judgements.filter((judgement) => !judgement.answerable);
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    wrong: answerable.filter(({ refused }) => refused).length / answerable.length,
    right: unanswerable.filter(({ refused }) => refused).length / unanswerable.length,
  };
}

/**
 * Area under the ROC curve: the probability that an answerable question has a higher confidence
 * than an unanswerable one, ties counting half. Computed from ranks (Mann and Whitney 1947):
 * (R - n(n + 1) / 2) / (n * m), R = sum of the mean ranks of the n answerable among all n + m.
 * NaN unless there are both kinds.
 */
export function areaUnderRoc(judgements: readonly Judgement[]): number {
  const sorted = [...judgements].sort((a, b) => a.confidence - b.confidence);
  let rankSum = 0;
  let answerable = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end < sorted.length && sorted[end]?.confidence === sorted[start]?.confidence) end += 1;
    const meanRank = (start + 1 + end) / 2;
    const tied = sorted.slice(start, end).filter((judgement) => judgement.answerable).length;
    rankSum += meanRank * tied;
    answerable += tied;
    start = end;
  }
  const unanswerable = sorted.length - answerable;
  return (rankSum - (answerable * (answerable + 1)) / 2) / (answerable * unanswerable);
}

/**
 * Share of the unanswerable questions that could be refused if at most `maxWrongShare` of the
 * answerable ones were: the best over all thresholds t of "refuse iff confidence < t". It tells
 * the quality of the confidence whatever threshold is in use. NaN unless there are both kinds.
 */
export function refusableShare(judgements: readonly Judgement[], maxWrongShare: number): number {
  const confidences = judgements
    .filter((judgement) => judgement.answerable)
    .map(({ confidence }) => confidence)
    .sort((a, b) => a - b);
  const unanswerable = judgements.filter((judgement) => !judgement.answerable);
  if (confidences.length === 0 || unanswerable.length === 0) return Number.NaN;
  const allowed = Math.floor(maxWrongShare * confidences.length + 1e-9);
  const threshold = confidences[allowed] ?? Number.POSITIVE_INFINITY;
  return (
    unanswerable.filter(({ confidence }) => confidence < threshold).length / unanswerable.length
  );
}
