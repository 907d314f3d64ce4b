import type { TextRange } from '../../text/fold.ts';
import type { TermMatch } from '../question-terms.ts';

/** Matches further away than this many units hardly speak for a span. */
const REACH = 10;
/** Stands for the distance to a match that is not there. */
export const FAR = 60;

/** What the matches around a candidate add up to, every term once and at its best. */
export function surroundings(
  matches: readonly TermMatch[],
  candidate: TextRange,
  clause: TextRange,
): Record<
  | 'inside'
  | 'leftNear'
  | 'rightNear'
  | 'leftDistance'
  | 'rightDistance'
  | 'clauseRest'
  | 'sentenceRest'
  | 'adjacentLeft'
  | 'adjacentRight',
  number
> {
  const inside = new Map<number, number>();
  const left = new Map<number, number>();
  const right = new Map<number, number>();
  const clauseRest = new Map<number, number>();
  const sentenceRest = new Map<number, number>();
  let leftDistance = FAR;
  let rightDistance = FAR;
  let adjacentLeft = 0;
  let adjacentRight = 0;
  for (const { start, end, term, value } of matches) {
    if (end > candidate.start && start < candidate.end) {
      raise(inside, term, value);
      continue;
    }
    raise(sentenceRest, term, value);
    if (start >= clause.start && end <= clause.end) raise(clauseRest, term, value);
    const distance = end <= candidate.start ? candidate.start - end : start - candidate.end;
    const near = value * Math.exp(-distance / REACH);
    const single = end - start === 1;
    if (end <= candidate.start) {
      raise(left, term, near);
      if (!single) leftDistance = Math.min(leftDistance, distance);
      if (distance <= 1) adjacentLeft = Math.max(adjacentLeft, value);
    } else {
      raise(right, term, near);
      if (!single) rightDistance = Math.min(rightDistance, distance);
      if (distance <= 1) adjacentRight = Math.max(adjacentRight, value);
    }
  }
  return {
    inside: sum(inside),
    leftNear: sum(left),
    rightNear: sum(right),
    leftDistance,
    rightDistance,
    clauseRest: sum(clauseRest),
    sentenceRest: sum(sentenceRest),
    adjacentLeft,
    adjacentRight,
  };
}

function raise(values: Map<number, number>, term: number, value: number): void {
  if (value > (values.get(term) ?? 0)) values.set(term, value);
}

function sum(values: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const value of values.values()) total += value;
  return total;
}
