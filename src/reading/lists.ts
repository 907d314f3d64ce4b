import type { TextRange } from '../text/fold.ts';

const SEPARATOR = /[、和及与]/u;
// A list begins after a mark: without saying so, every unit of a long clause is tried in vain.
const LIST = /(?<![^,;:。!?、])[^,;:。!?、]+(?:[、和及与][^,;:。!?、和及与]+)+/gu;

/** A member of a list in a folded paragraph. */
export interface ListMember extends TextRange {
  readonly text: string;
}

/** The lists of a stretch of folded text (`投诉总量、总人次`), by position. */
export function listsIn(
  folded: string,
  { start, end }: TextRange,
): readonly (readonly ListMember[])[] {
  // 分别 stands between the names and what is said of each.
  const text = folded.slice(start, end).replace(/分别/gu, ',,');
  return [...text.matchAll(LIST)].flatMap(({ 0: match, index }) =>
    namesAndFigures(membersOf(match, start + index)),
  );
}

/** `甲站、乙站、丙站3个、5个、8个` is two lists, the last name with the first figure behind it. */
function namesAndFigures(members: readonly ListMember[]): readonly (readonly ListMember[])[] {
  const count = (members.length + 1) / 2;
  const joint = members[count - 1];
  const figure = joint?.text.search(/\d/u) ?? -1;
  const isJoined =
    Number.isInteger(count) &&
    joint !== undefined &&
    figure > 0 &&
    members.slice(0, count - 1).every(({ text }) => !/\d/u.test(text)) &&
    members.slice(count).every(({ text }) => /^\D?\d/u.test(text));
  if (!isJoined) return [members];
  const border = joint.start + figure;
  const name = { start: joint.start, end: border, text: joint.text.slice(0, figure) };
  const first = { start: border, end: joint.end, text: joint.text.slice(figure) };
  return [
    [...members.slice(0, count - 1), name],
    [first, ...members.slice(count)],
  ];
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
