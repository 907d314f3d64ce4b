import { isWithin } from '../../text/is-within.ts';
import type { Candidate } from '../candidates/candidate-spans.ts';
import type { ListMember } from '../lists.ts';
import type { PassageView, SentenceView } from '../passage-view.ts';

/** How much of a question the names say that stand in the places of a list of figures. */
export interface Alignment {
  /** Value of the question's matches in the name that is in the figure's place. */
  readonly own: number;
  /** The best of the other names. */
  readonly others: number;
  /** The figures, by position. */
  readonly figures: readonly ListMember[];
  /** What only the name in the figure's place has (`总人次`), and what only the others have. */
  readonly name: string;
  readonly otherNames: readonly string[];
}

/**
 * For a figure in a list of figures (`分别下降3.6%、9.1%`): how well the question fits the member at the same
 * position of the list before it (`投诉总量、总人次`); null where there are no two such lists.
 */
export function alignmentOf(
  view: PassageView,
  sentence: SentenceView,
  candidate: Candidate,
): Alignment | null {
  if (!candidate.shape.figure) return null;
  const lists = view.paragraph.sentences[candidate.sentence]?.lists ?? [];
  const at = lists.findIndex((members) => members.some((member) => isWithin(candidate, member)));
  const figures = lists[at];
  if (!figures?.slice(1).every(({ text: member }) => /^[\d约近超]/u.test(member))) return null;
  const position = figures.findIndex(({ end }) => end >= candidate.end);
  const names = lists
    .slice(0, at)
    .findLast(
      (members) => members.length === figures.length && !/\d/u.test(members[0]?.text ?? ''),
    );
  if (names === undefined) return null;
  const head = sharedHead(names);
  const values = names.map(({ start, end }, member) =>
    sentence.matches
      .filter((match) => match.start >= (member === 0 ? start + head : start) && match.end <= end)
      .reduce((sum, match) => sum + match.value, 0),
  );
  const own = names.map(({ text }, member) =>
    (member === 0 ? text.slice(head) : text).replace(COMPARED, ''),
  );
  if (names.at(-1)?.end === figures[0]?.start) leaveSharedTail(values);
  return {
    own: values[position] ?? 0,
    others: Math.max(0, ...values.toSpliced(position, 1)),
    figures,
    name: own[position] ?? '',
    otherNames: own.toSpliced(position, 1),
  };
}

/** By how much the question fits the name in a figure's place better than the others; 0 where there are no two lists. */
export function alignedValue(
  view: PassageView,
  sentence: SentenceView,
  candidate: Candidate,
): number {
  const alignment = alignmentOf(view, sentence, candidate);
  return alignment === null ? 0 : alignment.own - alignment.others;
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

/** What stands between the last name and the figures. */
const COMPARED = /(?:[同环]比|[比较]上年)$/u;
/** A name that only tells what is counted; what is counted stands before the first one ("溺水事故起数、总人数"). */
const BARE_MEASURE = /^总?[\p{Script=Han}]?(?:人[数次]|[数量额值率])$/u;
const MEASURE_AT_END = /总?[起件宗户次条批例场台辆单笔项]?(?:人[数次]|[数量额值率])$/u;

/**
 * How many characters at the beginning of the first name belong to all (`投诉` of `投诉总量、总人次`):
 * those before the character that every other name begins with, or before what is counted of it where the other
 * names have nothing else.
 */
function sharedHead([first, ...others]: readonly ListMember[]): number {
  if (first === undefined || others.length === 0) return 0;
  const beginnings = new Set(others.map(({ text }) => text.charAt(0)));
  const [beginning = ''] = beginnings;
  const common = beginnings.size > 1 ? -1 : first.text.indexOf(beginning);
  if (common >= 0) return common;
  if (!others.every(({ text }) => BARE_MEASURE.test(text.replace(COMPARED, '')))) return 0;
  return Math.max(0, first.text.search(MEASURE_AT_END));
}
