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
  const grams = indexGrams(foldedTexts);
  const find = (term: string): readonly number[] => {
    const candidates = rarestGram(term, grams);
    if (candidates.length === 0) return NOWHERE;
    const whole = wholeMatcher(term);
    if (whole !== undefined) return candidates.filter((at) => whole.test(foldedTexts[at] ?? ''));
    if (term.length <= 2) return candidates;
    return candidates.filter((at) => foldedTexts[at]?.includes(term));
  };
  return {
    find,
    has: (term) => find(term).length > 0,
    hasGram: (gram) => grams(gram) !== undefined,
  };
}

/** Posting list of one character or two neighbouring ones (UTF-16 units). */
type Grams = (gram: string) => readonly number[] | undefined;

/** Units beyond this many different ones share the last number, and pairs stay small integers. */
const MAX_UNITS = 32_768;

/** Numbers units in order of appearance, so that a pair is one integer key: building is half the work. */
function indexGrams(foldedTexts: readonly string[]): Grams {
  const numberOf = new Uint16Array(65_536);
  const singles: number[][] = [[]];
  const pairs = new Map<number, number[]>();
  const note = (list: number[], position: number): void => {
    if (list.at(-1) !== position) list.push(position);
  };
  foldedTexts.forEach((text, position) => {
    let previous = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      let number = numberOf[unit] ?? 0;
      if (number === 0) {
        number = Math.min(singles.length, MAX_UNITS - 1);
        numberOf[unit] = number;
        if (number === singles.length) singles.push([]);
      }
      const single = singles[number];
      if (single !== undefined) note(single, position);
      if (previous !== 0) {
        const key = previous * MAX_UNITS + number;
        const pair = pairs.get(key);
        if (pair === undefined) pairs.set(key, [position]);
        else note(pair, position);
      }
      previous = number;
    }
  });
  return (gram) => {
    const first = numberOf[gram.charCodeAt(0)] ?? 0;
    if (first === 0) return undefined;
    if (gram.length === 1) return singles[first];
    const second = numberOf[gram.charCodeAt(1)] ?? 0;
    return second === 0 ? undefined : pairs.get(first * MAX_UNITS + second);
  };
}

/** The shortest posting list among the term's characters or pairs. */
function rarestGram(term: string, grams: Grams): readonly number[] {
  if (term.length < 2) return grams(term) ?? NOWHERE;
  let rarest: readonly number[] | undefined;
  for (let at = 0; at + 1 < term.length; at += 1) {
    const list = grams(term.slice(at, at + 2));
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
