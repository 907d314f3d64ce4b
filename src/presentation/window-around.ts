import type { TextRange } from '../text/fold.ts';
import { splitClauses } from '../text/sentences.ts';
import { shortened } from './citation-text.ts';

/**
 * Cuts plain text to at most that many UTF-16 units so that a stretch of it stays in sight: from the
 * earliest clause that lets it, `…` where something is left out.
 */
export function windowAround(text: string, seen: TextRange, maxChars: number): string {
  // One unit for the mark at either end.
  const fits = (start: number): boolean => seen.end - start <= maxChars - 2;
  if (text.length <= maxChars || fits(0)) return shortened(text, maxChars);
  const clause = splitClauses(text).find(({ start }) => start <= seen.start && fits(start));
  const start = clause?.start ?? Math.min(seen.end - (maxChars - 2), seen.start);
  const isInside = /^[\udc00-\udfff]/u.test(text.slice(start));
  return shortened(`…${text.slice(isInside ? start + 1 : start)}`, maxChars);
}
