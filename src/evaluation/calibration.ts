import { mean } from './ranking-metrics.ts';
import type { Judgement } from './refusal-metrics.ts';

/** The questions whose confidence fell into one tenth of [0, 1]. */
export interface ReliabilityBin {
  /** Inclusive lower edge. */
  readonly from: number;
  /** Upper edge, exclusive except for the last bin. */
  readonly to: number;
  readonly count: number;
  /** Mean confidence of the bin's questions. */
  readonly confidence: number;
  /** Share of the bin's questions that the report answers: what the confidence should be. */
  readonly answerable: number;
}

const BINS = 10;

/** Sorts the judgements into ten bins of equal width; empty bins are left out. */
export function reliabilityBins(judgements: readonly Judgement[]): readonly ReliabilityBin[] {
  const bins: ReliabilityBin[] = [];
  for (let index = 0; index < BINS; index += 1) {
    const members = judgements.filter(({ confidence }) => binOf(confidence) === index);
    if (members.length === 0) continue;
    bins.push({
      from: index / BINS,
      to: (index + 1) / BINS,
      count: members.length,
      confidence: mean(members.map(({ confidence }) => confidence)),
      answerable: mean(members.map(({ answerable }) => (answerable ? 1 : 0))),
    });
  }
  return bins;
}

function binOf(confidence: number): number {
  return Math.min(BINS - 1, Math.floor(confidence * BINS));
}

/**
 * Expected calibration error, 0 to 1: sum over the bins of (bin count / all) * |mean confidence -
 * share answerable| (Naeini et al. 2015), with ten bins of equal width. NaN without judgements.
 */
export function expectedCalibrationError(judgements: readonly Judgement[]): number {
  if (judgements.length === 0) return Number.NaN;
  return reliabilityBins(judgements).reduce(
    (sum, bin) => sum + (bin.count / judgements.length) * Math.abs(bin.confidence - bin.answerable),
    0,
  );
}
