import type { TextRange } from './fold.ts';

/** Does the outer range have all of the inner one? */
export function isWithin(inner: TextRange, outer: TextRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
