import type { TextRange } from '../../text/fold.ts';

/** What stands on both sides of the asking word of a Chinese question, white space left out. */
export interface Cloze {
  readonly before: string;
  readonly after: string;
}

const ASKING_WORD =
  /什么时候|什么样的?|什么|啥|咩|乜嘢|哪(?:[一二两三四五六七八九十几]?[个条座位家项种类些样])?|边(?:[个度啲条])|谁|百分之(?:几|多少)|多少|几多|几时|几|怎么样|怎么|怎样|咋|如何|点样/u;
/** Glue that a question words differently from its text. */
const GLUE = /[\s的是了在有把被系嘅咗,。?!、“”"]/gu;
/** Units of a question or text that are compared at most. */
const REACH = 8;
/** A unit or noun of the question that the answer itself ends with, at most so many characters. */
const MAX_UNIT = 3;

/** Cuts a folded question at its asking word; null when it has none in Chinese. */
export function clozeOf(core: string): Cloze | null {
  const match = ASKING_WORD.exec(core);
  if (match === null) return null;
  return {
    before: core.slice(0, match.index).replace(GLUE, ''),
    after: core.slice(match.index + match[0].length).replace(GLUE, ''),
  };
}

/**
 * How well a stretch of text fills the gap of the question (平安是谁的福祉: 平安是[人民群众]的福祉):
 * characters in common right before and right after, and the share of the question's neighbouring
 * pairs that stand near on the same side, before and after.
 */
export function clozeFeatures(
  cloze: Cloze | null,
  folded: string,
  { start, end }: TextRange,
): readonly number[] {
  if (cloze === null) return [0, 0, 0, 0];
  const left = folded.slice(Math.max(0, start - 2 * REACH), start).replace(GLUE, '');
  const right = folded.slice(end, end + 2 * REACH).replace(GLUE, '');
  return [
    commonPrefix(reversed(cloze.before), reversed(left)),
    bestPrefix(cloze.after, right),
    sharedPairs(cloze.before.slice(-REACH), left),
    sharedPairs(cloze.after.slice(0, REACH), right),
  ];
}

function bestPrefix(question: string, text: string): number {
  let best = 0;
  for (let skipped = 0; skipped <= Math.min(MAX_UNIT, question.length); skipped += 1) {
    best = Math.max(best, commonPrefix(question.slice(skipped), text));
  }
  return best;
}

function commonPrefix(one: string, other: string): number {
  let length = 0;
  while (length < REACH && length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}

function sharedPairs(question: string, text: string): number {
  let shared = 0;
  for (let at = 0; at + 1 < question.length; at += 1) {
    if (text.includes(question.slice(at, at + 2))) shared += 1;
  }
  return shared / Math.max(1, question.length - 1);
}
