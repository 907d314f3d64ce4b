import type { Candidate } from '../candidates/candidate-spans.ts';

/** What stands near a candidate, as shares of the question's value. */
export interface Nearness {
  readonly left: number;
  readonly right: number;
}

/**
 * For one of several figures (dates, quotations) of a sentence: how much more of the question stands
 * right before it than before any of the others, and the same for both sides; 0 without a rival.
 */
export function rivalFeatures(
  candidates: readonly Candidate[],
  nearness: readonly Nearness[],
): readonly (readonly [number, number])[] {
  return candidates.map((candidate, at) => {
    if (!isTyped(candidate)) return [0, 0];
    let left = -1;
    let both = -1;
    candidates.forEach((other, position) => {
      if (!isRival(candidate, other)) return;
      const near = nearness[position] ?? { left: 0, right: 0 };
      left = Math.max(left, near.left);
      both = Math.max(both, near.left + near.right);
    });
    const own = nearness[at] ?? { left: 0, right: 0 };
    return left < 0 ? [0, 0] : [own.left - left, own.left + own.right - both];
  });
}

function isTyped({ shape }: Candidate): boolean {
  return shape.figure || shape.quoted || shape.date;
}

function isRival(candidate: Candidate, other: Candidate): boolean {
  const apart = other.end <= candidate.start || other.start >= candidate.end;
  return (
    apart &&
    other.sentence === candidate.sentence &&
    other.shape.figure === candidate.shape.figure &&
    other.shape.quoted === candidate.shape.quoted &&
    other.shape.date === candidate.shape.date
  );
}
