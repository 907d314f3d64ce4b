import type { Candidate } from '../candidates/candidate-spans.ts';
import type { ListMember } from '../lists.ts';
import type { PassageView, SentenceView } from '../passage-view.ts';

/**
 * For a figure in a list of figures (`分别下降5.8%、8.1%`): how much better the question fits the
 * member at the same position of the list before it (`信访总量、总人次`) than the other members.
 *
 * @returns value of the question's matches in that member less the best of the others; 0 where there
 * are no two such lists
 */
export function alignedValue(
  view: PassageView,
  sentence: SentenceView,
  candidate: Candidate,
): number {
  if (!candidate.shape.figure) return 0;
  const lists = view.paragraph.sentences[candidate.sentence]?.lists ?? [];
  const at = lists.findIndex((members) =>
    members.some(({ start, end }) => start <= candidate.start && end >= candidate.end),
  );
  const own = lists[at];
  if (own === undefined || !own.slice(1).every(({ text: member }) => /^[\d约近超]/u.test(member)))
    return 0;
  const position = own.findIndex(({ end }) => end >= candidate.end);
  const names = lists
    .slice(0, at)
    .findLast((members) => members.length === own.length && !/\d/u.test(members[0]?.text ?? ''));
  if (names === undefined) return 0;
  const head = sharedHead(names);
  const values = names.map(({ start, end }, member) =>
    sentence.matches
      .filter((match) => match.start >= (member === 0 ? start + head : start) && match.end <= end)
      .reduce((sum, match) => sum + match.value, 0),
  );
  if (names.at(-1)?.end === own[0]?.start) leaveSharedTail(values);
  const others = values.filter((_, member) => member !== position);
  return (values[position] ?? 0) - Math.max(0, ...others);
}

/** Another name with at least this share of what the last one has is meant. */
const OWN_SHARE = 0.25;

/**
 * Where figures follow the last name at once, its end belongs to all names (`甲、乙、丙站3个、5个、8个`): what it
 * has counts for little where another name has something.
 */
function leaveSharedTail(values: number[]): void {
  const last = values.length - 1;
  const others = Math.max(...values.slice(0, last));
  if (others >= OWN_SHARE * (values[last] ?? 0)) values[last] = 0;
}

/**
 * How many characters at the beginning of the first name belong to all (`投诉` of `投诉总量、总人次`):
 * those before the character that every other name begins with.
 */
function sharedHead([first, ...others]: readonly ListMember[]): number {
  const beginnings = new Set(others.map(({ text }) => text.charAt(0)));
  const [beginning] = beginnings;
  if (first === undefined || beginning === undefined || beginnings.size > 1) return 0;
  return Math.max(0, first.text.indexOf(beginning));
}
