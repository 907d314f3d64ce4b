import { splitSentences } from '../../text/sentences.ts';

/** Every generated text of one size is the same on every machine. */
const SEED = 20_230_217;
const MIN_SENTENCES = 2;
const MAX_SENTENCES = 5;
/** Syllables of made-up places, so that paragraphs differ in names as they do in figures. */
const PLACE_START = '安宁清明永新东南西北长平临海江云';
const PLACE_END = '山河川林湖州城阳泉溪';

/**
 * Makes a text of `count` paragraphs that reads like the given ones: their sentences recombined,
 * with other figures and with made-up places in front. Paragraphs are separated by blank lines.
 */
export function generateText(paragraphs: readonly string[], count: number): string {
  const random = randomNumbers(SEED + count);
  const below = (limit: number): number => Math.floor(random() * limit);
  const sentences = paragraphs.flatMap((text) =>
    splitSentences(text).map(({ start, end }) => text.slice(start, end).trim()),
  );
  const pick = (from: string | readonly string[]): string => from[below(from.length)] ?? '';
  return Array.from({ length: count }, () => {
    const length = MIN_SENTENCES + below(MAX_SENTENCES - MIN_SENTENCES + 1);
    const chosen = Array.from({ length }, () => withOtherFigures(pick(sentences), below));
    return `${pick(PLACE_START)}${pick(PLACE_END)}区，${chosen.join('')}`;
  }).join('\n\n');
}

function withOtherFigures(sentence: string, below: (limit: number) => number): string {
  return sentence.replace(/\d/gu, (digit) => String(digit === '0' ? 0 : 1 + below(9)));
}

/** Uniform numbers in [0, 1): mulberry32, a 32-bit generator in the public domain (T. Ettinger). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
