import { wordsOf, type Word } from '../text/words.ts';

const YEAR = /(?:(?:19|20)\d\d年?|[今去前明]年|\b(?:this|last|next) year\b)/u;
/** Words that make no pair with the word after them: "the roads", "have roads". */
const ENGLISH_GLUE =
  /^(?:the|a|an|of|in|on|at|for|by|to|is|are|was|were|has|have|had|did|do|does|many|much|how)$/u;

/**
 * Puts folded words into a folded question in place of those that are parallel to them: a year for a
 * year, 农村道路 for 一般道路 (the same head), "rural roads" for "ordinary roads".
 *
 * @returns null when nothing in the question is parallel
 */
export function putInPlace(own: string, question: string): string | null {
  if (YEAR.exec(own)?.[0] === own && YEAR.test(question)) return question.replace(YEAR, own);
  const ownWords = wordsOf(own);
  const last = ownWords.at(-1);
  if (last === undefined) return null;
  const words = wordsOf(question);
  const at = words.findIndex((word) => isSameHead(word.folded, last.folded));
  const head = words[at];
  if (head === undefined) return null;
  const start = isWholeName(head, last) ? head.range.start : startOfName(words, at);
  const name = ownWords.length === 1 && !isWholeName(head, last) ? null : own;
  if (name === null) return null;
  return `${question.slice(0, start)}${name}${question.slice(head.range.end)}`;
}

/** The very same word, an English one in either number, or a Han word with the same last character. */
function isSameHead(word: string, own: string): boolean {
  if (/^[a-z]/u.test(own)) return singular(word) === singular(own);
  return word === own || isHanPair(word, own);
}

function isHanPair(word: string, own: string): boolean {
  const bothHan = /^\p{Script=Han}+$/u.test(word) && /^\p{Script=Han}+$/u.test(own);
  return bothHan && word.length === own.length && word.length > 1 && word.at(-1) === own.at(-1);
}

function singular(word: string): string {
  return word.replace(/ies$/u, 'y').replace(/s$/u, '');
}

/** 女性 for 男性: the words themselves differ, so nothing before them belongs to the name. */
function isWholeName(head: Word, last: Word): boolean {
  return head.folded !== last.folded && !/^[a-z]/u.test(last.folded);
}

/** Where the name begins that ends with the word at `at`: one word further left if it qualifies it. */
function startOfName(words: readonly Word[], at: number): number {
  const head = words[at];
  const before = words[at - 1];
  const own = head?.range.start ?? 0;
  if (before === undefined || ENGLISH_GLUE.test(before.folded)) return own;
  const isAdjacent = own - before.range.end <= 1;
  return isAdjacent && !/\d/u.test(before.folded) ? before.range.start : own;
}
