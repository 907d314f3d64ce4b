import { fold, type FoldedText } from '../text/fold.ts';

/** Folded text in which figures are written one way only; maps back as {@link FoldedText} does. */
export type MatchingText = FoldedText;

/** Left out: thousands separators, and white space that parts no two Latin words or numbers. */
const IGNORED = /(?<=\d),(?=\d{3}(?!\d))| (?![a-z\d])|(?<![a-z\d]) /gu;

/**
 * Folds text for looking up words and figures as people type them: `1,717` is `1717`, `8.6 万` is
 * `8.6万`, and Chinese words are found across spaces.
 */
export function matchingText(original: string): MatchingText {
  const folded = fold(original);
  const ignored = [...folded.text.matchAll(IGNORED)].map((match) => match.index);
  if (ignored.length === 0) return folded;
  const isKept = keepAllBut(new Set(ignored));
  return {
    text: Array.from({ length: folded.text.length }, (_, index) => folded.text.charAt(index))
      .filter(isKept)
      .join(''),
    starts: folded.starts.filter(isKept),
    ends: folded.ends.filter(isKept),
  };
}

function keepAllBut(ignored: ReadonlySet<number>): (value: unknown, index: number) => boolean {
  return (_, index) => !ignored.has(index);
}
