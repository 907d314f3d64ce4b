import { wordsOf, type Word } from '../text/words.ts';
import { contentWords, isEmptyWord } from './content-words.ts';

const SINGLE = /^\p{Script=Han}$/u;
/** Characters that glue, count or judge, and are no piece of a name. */
const GLUE: ReadonlySet<string> = new Set(
  '得过着很太最更不没再才只让使做用将未无曾仅已每各某另家条座辆件项栋处级月日点分人年天岁元起',
);
/** Characters that make one word of the word before them and themselves, as in 图书馆. */
const NOUN_ENDINGS: ReadonlySet<string> = new Set(
  '馆站院厂店率费税机场城楼桥园库校器仪卡币证展赛奖',
);
/** Where something is, no part of what it is called. */
const PLACE_ENDING = /(?<=^\p{Script=Han}{2,})[上里中下内外]$/u;

/**
 * The words that carry a question's subject, with those put together that the dictionary cut up: a
 * run of single characters (比特币), and an ending with its word (图书馆).
 */
export function subjectWords(question: string): readonly Word[] {
  const content = new Map(contentWords(question).map((word) => [word.range.start, word]));
  const names: Word[][] = [];
  for (const word of wordsOf(question)) {
    const last = names.at(-1);
    if (last !== undefined && joins(last, word)) last.push(word);
    else if (content.has(word.range.start) || isLoose(word)) names.push([word]);
  }
  return names.flatMap((pieces) => {
    const name = joined(pieces);
    return SINGLE.test(name.folded) ? [] : [withoutPlace(name)];
  });
}

/** Is the word a single character that may be a piece of a name? */
function isLoose({ folded }: Word): boolean {
  return SINGLE.test(folded) && !isEmptyWord(folded) && !GLUE.has(folded);
}

function joins(pieces: readonly Word[], next: Word): boolean {
  if (pieces.at(-1)?.range.end !== next.range.start || !isLoose(next)) return false;
  const areLoose = pieces.every(({ folded }) => SINGLE.test(folded));
  const isHan = /^\p{Script=Han}+$/u.test(pieces[0]?.folded ?? '');
  return areLoose || (isHan && pieces.length === 1 && NOUN_ENDINGS.has(next.folded));
}

function joined(pieces: readonly Word[]): Word {
  const start = pieces[0]?.range.start ?? 0;
  const end = pieces.at(-1)?.range.end ?? start;
  return { folded: pieces.map(({ folded }) => folded).join(''), range: { start, end } };
}

function withoutPlace(word: Word): Word {
  const folded = word.folded.replace(PLACE_ENDING, '');
  const cut = word.folded.length - folded.length;
  return { folded, range: { start: word.range.start, end: word.range.end - cut } };
}
