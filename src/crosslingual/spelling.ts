const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Shorter words have too many neighbours to guess at. */
const MIN_LENGTH = 5;

/**
 * Known words one slip away from an unknown one (a letter too many, missing, wrong, or two swapped),
 * in that order; empty for words of fewer than 5 letters.
 */
export function spellingNeighbours(
  word: string,
  isKnown: (candidate: string) => boolean,
): readonly string[] {
  if (word.length < MIN_LENGTH) return [];
  const found = new Set<string>();
  const offer = (candidate: string): void => {
    if (candidate !== word && isKnown(candidate)) found.add(candidate);
  };
  for (let at = 0; at < word.length; at += 1) {
    offer(word.slice(0, at) + word.slice(at + 1));
  }
  for (let at = 0; at + 1 < word.length; at += 1) {
    offer(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
  }
  for (const letter of LETTERS) {
    for (let at = 0; at <= word.length; at += 1) {
      offer(word.slice(0, at) + letter + word.slice(at));
      offer(word.slice(0, at) + letter + word.slice(at + 1));
    }
  }
  return [...found];
}
