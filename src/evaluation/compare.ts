import type { Figure } from './figures.ts';

/** How a figure moved against the stored one. */
export interface Change {
  /** Now minus then. */
  readonly difference: number;
  /** Whether it moved beyond noise, and in which direction. */
  readonly verdict: 'better' | 'worse' | 'same';
}

/** Measures that are better when lower. */
const LOWER_IS_BETTER = /refused wrongly|ECE/u;

/** Half a percentage point is never called a change, however many questions were asked. */
const SMALLEST_CHANGE = 0.005;

/**
 * Compares a figure with the stored one; null where there is none over as many questions.
 *
 * Noise is one standard error of a share, sqrt(p(1 - p) / n) at the stored p, and at least half a
 * percentage point. The same questions are asked both times, so this is on the cautious side.
 */
export function compareFigure(
  name: string,
  now: Figure,
  stored: Figure | undefined,
): Change | null {
  if (stored === undefined || stored.questions !== now.questions) return null;
  const difference = now.value - stored.value;
  const error = Math.sqrt((stored.value * (1 - stored.value)) / stored.questions);
  if (Math.abs(difference) <= Math.max(SMALLEST_CHANGE, error)) {
    return { difference, verdict: 'same' };
  }
  const gained = LOWER_IS_BETTER.test(name) ? difference < 0 : difference > 0;
  return { difference, verdict: gained ? 'better' : 'worse' };
}
