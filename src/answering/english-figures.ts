const MONTHS: readonly (readonly [number: number, han: string, english: RegExp])[] = [
  [1, '一', /^jan(?:uary)?$/u],
  [2, '二', /^feb(?:ruary)?$/u],
  [3, '三', /^mar(?:ch)?$/u],
  [4, '四', /^apr(?:il)?$/u],
  [5, '五', /^may$/u],
  [6, '六', /^june?$/u],
  [7, '七', /^july?$/u],
  [8, '八', /^aug(?:ust)?$/u],
  [9, '九', /^sept?(?:ember)?$/u],
  [10, '十', /^oct(?:ober)?$/u],
  [11, '十一', /^nov(?:ember)?$/u],
  [12, '十二', /^dec(?:ember)?$/u],
];

const NUMBER =
  /^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)|twenty|forty|hundreds?|thousands?|[mb]illions?|trillions?|dozens?|half|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th|\d+(?:st|nd|rd|th))$/u;

/**
 * Is an English word a number, or the name of a month that a Chinese text writes in figures? Such a
 * word is not missing from the text, which only writes it otherwise.
 *
 * @param text folded
 */
export function isSaidInFigures(foldedWord: string, text: string): boolean {
  if (NUMBER.test(foldedWord)) return true;
  const month = MONTHS.find(([, , english]) => english.test(foldedWord));
  if (month === undefined) return false;
  const [number, han] = month;
  return new RegExp(`(?<!\\d)${number}月|(?<![一二三四五六七八九十])${han}月`, 'u').test(text);
}
