import type { TextRange } from '../text/fold.ts';

const SEPARATOR = /[、和及与]/u;
// A list begins after a mark: without saying so, every unit of a long clause is tried in vain.
const LIST = /(?<![^,;:。!?、])[^,;:。!?、]+(?:[、和及与][^,;:。!?、和及与]+)+/gu;

/** A member of a list in a folded paragraph. */
export interface ListMember extends TextRange {
  readonly text: string;
}

/** The lists of a stretch of folded text (`信访总量、总人次`), by position. */
export function listsIn(
  folded: string,
  { start, end }: TextRange,
): readonly (readonly ListMember[])[] {
  // 分别 stands between the names and what is said of each.
  const text = folded.slice(start, end).replace(/分别/gu, ',,');
  return [...text.matchAll(LIST)].map(({ 0: match, index }) => membersOf(match, start + index));
}

function membersOf(list: string, offset: number): readonly ListMember[] {
  const members: ListMember[] = [];
  let start = 0;
  for (let at = 0; at <= list.length; at += 1) {
    if (at < list.length && !SEPARATOR.test(list.charAt(at))) continue;
    members.push({ start: offset + start, end: offset + at, text: list.slice(start, at) });
    start = at + 1;
  }
  return members;
}
