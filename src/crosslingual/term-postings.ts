/** Finds which of many texts contain a substring, without reading all of them. */
export interface TermPostings {
  /** Positions of the texts that contain the term, ascending. */
  find(term: string): readonly number[];
  /** Whether some text contains the term. */
  has(term: string): boolean;
  /** Whether a character, or two characters side by side, stand somewhere; quicker than `has`. */
  hasGram(gram: string): boolean;
}

const NOWHERE: readonly number[] = [];
const FIGURE = /^\d/u;
const LATIN = /^[a-z]/u;

/**
 * Indexes single characters and neighbouring pairs; longer terms are looked up by their rarest pair
 * and then compared. A Latin word or a figure only matches whole: `5` is not found in `15` or `5.8`.
 */
export function indexTerms(foldedTexts: readonly string[]): TermPostings {
  const postings = new Map<string, number[]>();
  const note = (gram: string, position: number): void => {
    const list = postings.get(gram);
    if (list === undefined) postings.set(gram, [position]);
    else if (list.at(-1) !== position) list.push(position);
  };
  foldedTexts.forEach((text, position) => {
    let previous = '';
    for (const character of text) {
      note(character, position);
      if (previous !== '') note(previous + character, position);
      previous = character;
    }
  });

  const find = (term: string): readonly number[] => {
    const candidates = rarestGram(term, postings);
    if (candidates.length === 0) return NOWHERE;
    const whole = wholeMatcher(term);
    if (whole !== undefined) return candidates.filter((at) => whole.test(foldedTexts[at] ?? ''));
    if (term.length <= 2) return candidates;
    return candidates.filter((at) => foldedTexts[at]?.includes(term));
  };
  return {
    find,
    has: (term) => find(term).length > 0,
    hasGram: (gram) => postings.has(gram),
  };
}

/** The shortest posting list among the term's characters or pairs. */
function rarestGram(
  term: string,
  postings: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const characters = Array.from(term);
  if (characters.length === 1) return postings.get(term) ?? NOWHERE;
  let rarest: readonly number[] | undefined;
  for (let at = 0; at + 1 < characters.length; at += 1) {
    const list = postings.get((characters[at] ?? '') + (characters[at + 1] ?? ''));
    if (list === undefined) return NOWHERE;
    if (rarest === undefined || list.length < rarest.length) rarest = list;
  }
  return rarest ?? NOWHERE;
}

/** Matches a figure or Latin word only where no digit or letter goes on beside it. */
function wholeMatcher(term: string): RegExp | undefined {
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  if (FIGURE.test(term)) return new RegExp(`(?<![\\d.])${escaped}(?![\\d]|[.,]\\d)`, 'u');
  if (LATIN.test(term)) return new RegExp(`(?<![a-z])${escaped}(?![a-z])`, 'u');
  return undefined;
}
