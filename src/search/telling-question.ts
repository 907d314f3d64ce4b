import type { KeywordIndex } from './keyword-index.ts';

/** A term in a larger share of the paragraphs tells none of them apart, such as the region in its own report. */
const COMMON_SHARE = 0.2;
/** In how many paragraphs a term of a short report must occur to count as common. */
const MIN_COMMON_PARAGRAPHS = 5;
/** Share of the telling words in a question's vector; .5 to .7 were equally good on the dev reports. */
const TELLING_SHARE = 0.6;

const WORDS = /\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+/gu;

/**
 * What is left of a folded question without the terms that this report uses everywhere, or null when
 * that is all of it or nothing.
 *
 * An encoder weighs words as they are rare in general; in the report of one province the province's
 * name says nothing, however rare. A term is a pair of Han characters or a word of other letters.
 */
export function tellingQuestion(folded: string, index: KeywordIndex): string | null {
  const limit = Math.max(COMMON_SHARE * index.size, MIN_COMMON_PARAGRAPHS);
  const units = folded.split('');
  for (const { 0: run, index: start } of folded.matchAll(WORDS)) {
    for (const [from, past] of termRanges(run)) {
      if (index.documentFrequency(run.slice(from, past)) <= limit) continue;
      units.fill(' ', start + from, start + past);
    }
  }
  const telling = units.join('').replace(/\s+/gu, ' ').trim();
  return telling === folded.trim() || !/\p{L}/u.test(telling) ? null : telling;
}

/** The unit vector between a question's own and that of its telling words. */
export function betweenVectors(whole: Float32Array, telling: Float32Array): Float32Array {
  const mixed = whole.map(
    (value, at) => (1 - TELLING_SHARE) * value + TELLING_SHARE * (telling[at] ?? 0),
  );
  const length = Math.hypot(...mixed);
  return length > 0 ? mixed.map((value) => value / length) : whole;
}

function termRanges(run: string): readonly (readonly [number, number])[] {
  if (!/^\p{Script=Han}/u.test(run)) return [[0, run.length]];
  const starts: number[] = [];
  for (let at = 0; at < run.length; at += (run.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
    starts.push(at);
  }
  return starts.slice(0, -1).map((from, at) => [from, starts[at + 2] ?? run.length] as const);
}
