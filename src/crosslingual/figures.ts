import type { WeightedTerm } from './lexicon.ts';

/** A figure of the question with the ways a Chinese text may write it. */
export interface FigureConcept {
  /** As the question has it. */
  readonly source: string;
  /** UTF-16 units of the folded question. */
  readonly start: number;
  readonly end: number;
  readonly alternatives: readonly WeightedTerm[];
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ENGLISH_NUMBER: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);
const SCALE: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
]);

const SCALES = 'hundred|thousand|million|billion|trillion';
const NUMBER_WORDS = `(?:${[...ENGLISH_NUMBER.keys()].join('|')})`;
const FIGURES = new RegExp(
  [
    String.raw`(?<digits>(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?)(?:[ -]?(?<scale>${SCALES}|k|mn|bn)\b|(?<unit>万亿|[万亿千百]))?(?<percent>%| ?per ?cent\b)?`,
    String.raw`(?<words>\b${NUMBER_WORDS}(?:[ -](?:and[ -])?(?:${NUMBER_WORDS}|${SCALES}))*\b)`,
    String.raw`(?<han>[零〇一二三四五六七八九十百千万亿两]{2,})`,
  ].join('|'),
  'gu',
);

/**
 * The figures of a folded question: digits (`970,000`, `1.2 million`, `12.5 percent`), English
 * number words (`twelve thousand`, `half an hour`) and Han numerals (`一千七百一十七`), each with
 * the notations of Chinese reports: plain digits, 万 and 亿, Han numerals up to ten.
 */
export function figureConcepts(folded: string): readonly FigureConcept[] {
  const concepts: FigureConcept[] = [];
  for (const match of folded.matchAll(FIGURES)) {
    const alternatives = notationsOf(match.groups ?? {});
    if (alternatives.length === 0) continue;
    const start = match.index;
    concepts.push({ source: match[0], start, end: start + match[0].length, alternatives });
  }
  for (const match of folded.matchAll(/\bhalf (?:an? )?hour\b/gu)) {
    const alternatives = ['半小时', '半个小时', '30分钟'].map((term) => ({ term, weight: 1 }));
    const start = match.index;
    concepts.push({ source: match[0], start, end: start + match[0].length, alternatives });
  }
  return concepts;
}

function notationsOf(groups: Readonly<Record<string, string | undefined>>): WeightedTerm[] {
  const { digits, scale, unit, percent, words, han } = groups;
  if (words !== undefined) return notations(englishValue(words), 0.9);
  if (han !== undefined) {
    const value = hanValue(han);
    return value === undefined ? [] : [{ term: han, weight: 1 }, ...notations(value, 1)];
  }
  if (digits === undefined) return [];
  if (percent !== undefined) return [{ term: `${digits}%`, weight: 1 }];
  const number = Number(digits.replaceAll(',', ''));
  const factor = SCALE.get(scale ?? '') ?? HAN_UNIT.get(unit ?? '') ?? 1;
  const typed = { term: digits + (unit ?? ''), weight: 1 };
  const others = notations(number * factor, 1);
  return scale === undefined ? [typed, ...others] : others;
}

/** Ways to write a value, without repeating one. */
function notations(value: number, weight: number): WeightedTerm[] {
  if (!Number.isFinite(value)) return [];
  const terms = new Set([plain(value)]);
  for (const [unit, size] of [
    ['万', 1e4],
    ['亿', 1e8],
    ['万亿', 1e12],
  ] as const) {
    if (value >= size) terms.add(plain(value / size) + unit);
  }
  const numeral = Number.isInteger(value) && value >= 1 && value <= 10 ? HAN_TO_TEN[value - 1] : '';
  const alternatives = [...terms].map((term) => ({ term, weight }));
  if (numeral !== undefined && numeral !== '') {
    alternatives.push({ term: numeral, weight: weight * 0.5 });
  }
  return alternatives;
}

/** At most six decimals and no floating-point dust: 1.2 × 1e6 ÷ 1e4 is `120`. */
function plain(value: number): string {
  return String(Number(value.toFixed(6)));
}

function englishValue(words: string): number {
  let total = 0;
  let group = 0;
  for (const word of words.split(/[ -]/u)) {
    const scale = SCALE.get(word);
    if (scale === 100) group = Math.max(group, 1) * 100;
    else if (scale !== undefined) {
      total += Math.max(group, 1) * scale;
      group = 0;
    } else group += ENGLISH_NUMBER.get(word) ?? 0;
  }
  return total + group;
}

const HAN_TO_TEN = Array.from('一二三四五六七八九十');
const HAN_DIGIT: ReadonlyMap<string, number> = new Map([
  ...HAN_TO_TEN.slice(0, 9).map((digit, index): [string, number] => [digit, index + 1]),
  ['零', 0],
  ['〇', 0],
  ['两', 2],
]);
const HAN_UNIT: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['亿', 1e8],
  ['万亿', 1e12],
]);

/** Value of a Han numeral, `二〇二二` read digit by digit; `undefined` for a bare unit run (千万). */
function hanValue(numeral: string): number | undefined {
  const characters = Array.from(numeral);
  if (!characters.some((character) => HAN_DIGIT.has(character) || character === '十')) {
    return undefined;
  }
  if (characters.every((character) => HAN_DIGIT.has(character))) {
    return Number(characters.map((character) => HAN_DIGIT.get(character) ?? 0).join(''));
  }
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of characters) {
    const unit = HAN_UNIT.get(character);
    if (unit === undefined) digit = HAN_DIGIT.get(character) ?? 0;
    else if (unit >= 1e4) {
      total = (total + section + digit) * unit;
      section = digit = 0;
    } else {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + section + digit;
}
