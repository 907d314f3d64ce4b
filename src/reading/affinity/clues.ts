import type { TextRange } from '../../text/fold.ts';

const ASKING_WORD =
  /什么|为什么|为啥|为何|啥|咩|乜嘢?|哪|边|谁|多少|几多|几|怎么样|怎么|怎样|咋|如何|点样|点解|何时|是否|有没有|是不是|吗/gu;
const AFTER_CHARS = 4;
const BEFORE_CHARS = 3;
const ENGLISH_ASKING = new Set('what which who whom whose when where why how'.split(' '));

/**
 * What in the wording of a folded question hints at the form of its answer: the asking word with
 * what stands around it (`哪` before `条江`), and all characters, pairs and Latin words.
 */
export function questionClues(core: string): readonly string[] {
  const clues = new Set<string>();
  for (const { 0: word, index } of core.matchAll(ASKING_WORD)) {
    const after = core.slice(index + word.length);
    clues.add(`w${word}`);
    for (let length = 1; length <= AFTER_CHARS; length += 1) {
      clues.add(`a${length}${after.slice(0, length)}`);
    }
    for (let length = 1; length <= BEFORE_CHARS; length += 1) {
      clues.add(`b${length}${core.slice(Math.max(0, index - length), index)}`);
    }
  }
  addWords(core, clues);
  for (const [run] of core.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at < run.length; at += 1) {
      clues.add(`g${run.charAt(at)}`);
      if (at + 1 < run.length) clues.add(`g${run.slice(at, at + 2)}`);
    }
  }
  if (/\d/u.test(core)) clues.add('#');
  return [...clues];
}

function addWords(core: string, clues: Set<string>): void {
  const words = core.match(/[a-z]+/gu) ?? [];
  words.forEach((word, at) => {
    clues.add(`g${word}`);
    if (!ENGLISH_ASKING.has(word)) return;
    clues.add(`w${word}`);
    clues.add(`a1${word} ${words[at + 1] ?? ''}`);
    clues.add(`a2${word} ${words[at + 1] ?? ''} ${words[at + 2] ?? ''}`);
    clues.add(`n${words[at + 1] ?? ''}`);
    clues.add(`n${words[at + 2] ?? ''}`);
  });
}

const LONGEST_PATTERN = 8;
const LENGTH_STEPS = [1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40];

/** What the form and the place of a candidate show: its first and last characters, neighbours, length. */
export function candidateClues(folded: string, { start, end }: TextRange): readonly string[] {
  const text = plain(folded.slice(start, end));
  const before = plain(folded.slice(Math.max(0, start - 2), start)).padStart(2, '^');
  const after = plain(folded.slice(end, end + 2)).padEnd(2, '$');
  const clues = [
    `l${before.slice(1)}`,
    `L${before}`,
    `r${after.slice(0, 1)}`,
    `R${after}`,
    `s${text.slice(0, 1)}`,
    `S${text.slice(0, 2)}`,
    `e${text.slice(-1)}`,
    `E${text.slice(-2)}`,
    `F${text.slice(-3)}`,
    `n${LENGTH_STEPS.findLast((step) => step <= text.length) ?? 0}`,
    `k${kindsIn(text)}`,
  ];
  if (text.length <= LONGEST_PATTERN) clues.push(`p${text.replace(/0+/gu, '0')}`);
  return clues;
}

function plain(text: string): string {
  return text.replace(/\d/gu, '0').replace(/[a-z]/gu, 'a');
}

/** Which kinds of characters a text has: digits, letters, quotation marks, list marks, commas. */
function kindsIn(text: string): string {
  return [/0/u, /a/u, /[“《「]/u, /、/u, /[,;:]/u, /%/u, /[一二三四五六七八九十百千万亿两]/u]
    .map((kind) => Number(kind.test(text)))
    .join('');
}
