import { alignedValue } from './features/parallel-lists.ts';
import type { PassageView, QuestionView } from './passage-view.ts';
import type { ReadableCandidate } from './readable-report.ts';
import { coverage } from './question-terms.ts';

/** Another member must have this much more of the question before it. */
const CLEARLY_MORE = 0.06;
const MIN_OWN_CHARS = 2;

/**
 * Of several figures of one unit in a sentence, or of several quoted names, the one whose own words are
 * asked for: those between it and the one before it ("一般道路连续10年、农村道路连续17年").
 *
 * Where figures follow each other ("来信、来访分别下降4.2%、7.3%"), the one in the place of the name
 * asked for.
 *
 * @returns the position of the member to take instead of the candidate at `at`, often `at` itself
 */
export function memberByOwnWords(question: QuestionView, view: PassageView, at: number): number {
  const { candidates } = view.paragraph;
  const chosen = candidates[at];
  if (chosen === undefined || question.expectation.reverse) return at;
  const series = wholeSeries(question, candidates, chosen);
  if (series !== null) return series;
  const quoted = quotedAround(view, chosen);
  if (quoted !== null && question.expectation.type === 'what') {
    const member = memberByOwnWords(question, view, quoted);
    return member === quoted ? at : member;
  }
  const several = isQuotedSeries(chosen) && question.expectation.type === 'what';
  const isAlike = several
    ? isQuotedName
    : [isFigure, isQuotedName].find((isMember) => isMember(chosen));
  if (isAlike === undefined) return FIGURES.test(chosen.text) ? memberInPlace(view, at) : at;
  const { text } = view.paragraph.folded;
  const members = distinctMembers(candidates, chosen, isAlike).filter(
    (position) => isAlike === isFigure || isOneClause(text, chosen, candidates[position]),
  );
  const worth = (position: number): number => {
    const own = ownWords(view, members, candidates[position]);
    return own === null ? -1 : coverage(view.matches, question.whole, own);
  };
  const listed = bestInList(view, members, chosen);
  if (listed !== null) return listed;
  const ofUnit = onlyOfUnit(question, members, candidates, chosen);
  if (ofUnit !== null) return ofUnit;
  const before = several ? 0 : worth(at);
  if (before < 0) return at;
  const [best] = members
    .filter(
      (position) =>
        candidates[position] !== undefined && unitOf(candidates[position]) === unitOf(chosen),
    )
    .map((position) => ({ position, worth: worth(position) }))
    .sort((left, right) => right.worth - left.worth);
  return best !== undefined && best.worth > before + CLEARLY_MORE ? best.position : at;
}

/** Figures that follow each other ("4.2%、7.3%"). */
const FIGURES = /^\D{0,2}\d[\d.,]*[^、和及,;]{0,4}(?:[、和及]\D{0,2}\d[\d.,]*[^、和及,;]{0,4})+$/u;
const ASKS_FOR_ALL = /分别|各(?:是|有|为|占)|\brespectively\b|\beach\b/u;

/** All figures that follow each other, where one of them was chosen and all are asked for; else null. */
function wholeSeries(
  { core, expectation: { type } }: QuestionView,
  candidates: readonly ReadableCandidate[],
  chosen: ReadableCandidate,
): number | null {
  if (!ASKS_FOR_ALL.test(core) || type === 'yes-no' || !chosen.shape.figure) return null;
  const around = [...candidates.entries()].filter(
    ([, { start, end, text }]) => start <= chosen.start && end >= chosen.end && FIGURES.test(text),
  );
  const [longest] = around.sort(([, left], [, right]) => right.text.length - left.text.length);
  return longest?.[0] ?? null;
}

/** Of figures that follow each other, the one in the place of the name asked for, if that can be told. */
function memberInPlace(view: PassageView, at: number): number {
  const { candidates } = view.paragraph;
  const chosen = candidates[at];
  const sentence = view.sentences[chosen?.sentence ?? -1];
  if (chosen === undefined || sentence === undefined) return at;
  const inside = [...candidates.keys()].filter((position) => {
    const each = candidates[position];
    return (
      each !== undefined && isFigure(each) && each.start >= chosen.start && each.end <= chosen.end
    );
  });
  const worth = (position: number): number => {
    const each = candidates[position];
    return each === undefined ? 0 : alignedValue(view, sentence, each);
  };
  const [best] = inside.sort((left, right) => worth(right) - worth(left));
  return best !== undefined && worth(best) > 0 ? best : at;
}

/**
 * The only figure of the sentence with a unit that is asked for ("多少人": "建成9个, 安置450人"), where the
 * chosen one has another; else null.
 */
function onlyOfUnit(
  { expectation }: QuestionView,
  members: readonly number[],
  candidates: readonly ReadableCandidate[],
  chosen: ReadableCandidate,
): number | null {
  const hasUnit = (candidate: ReadableCandidate | undefined): boolean =>
    candidate !== undefined && expectation.units.some((unit) => candidate.text.includes(unit));
  // A percentage tells how much something changed, whatever its unit.
  if (!chosen.shape.figure || chosen.shape.percent || hasUnit(chosen)) return null;
  const [only, ...others] = members.filter((position) => {
    const member = candidates[position];
    return hasUnit(member) && member?.shape.date === false;
  });
  return only !== undefined && others.length === 0 ? only : null;
}

/** The figure that stands where the list before has the name asked for; null when the chosen one may stay. */
function bestInList(
  view: PassageView,
  figures: readonly number[],
  chosen: ReadableCandidate,
): number | null {
  const sentence = view.sentences[chosen.sentence];
  if (sentence === undefined || alignedValue(view, sentence, chosen) >= 0) return null;
  const aligned = (position: number): number => {
    const figure = view.paragraph.candidates[position];
    return figure === undefined ? 0 : alignedValue(view, sentence, figure);
  };
  const [best] = [...figures].sort((left, right) => aligned(right) - aligned(left));
  return best !== undefined && aligned(best) > 0 ? best : null;
}

type IsMember = (candidate: ReadableCandidate) => boolean;

const isFigure: IsMember = ({ shape, text }) => shape.figure && /^\D{0,2}\d/u.test(text);
const isQuotedName: IsMember = ({ text }) => /^["“「『《][^"”」』》]+["”」』》]$/u.test(text);

/** The candidate that is a name in its quotation marks, where the chosen one is what these have; else null. */
function quotedAround({ paragraph }: PassageView, chosen: ReadableCandidate): number | null {
  const at = paragraph.candidates.findIndex(
    (each) => each.start === chosen.start - 1 && each.end === chosen.end + 1 && isQuotedName(each),
  );
  return at < 0 ? null : at;
}

/** Names of one list stand in one clause; others in a sentence stand for other things. */
function isOneClause(
  text: string,
  one: ReadableCandidate,
  other: ReadableCandidate | undefined,
): boolean {
  if (other === undefined) return false;
  const [first, last] = one.start < other.start ? [one, other] : [other, one];
  return !CLAUSE_END.test(text.slice(first.end, last.start));
}

const CLAUSE_END = /[,;:。!?]/u;

/** Several quoted names with words of their own between them. */
const isQuotedSeries: IsMember = ({ text }) =>
  /^["“「『《][^"”」』》]+["”」』》][^"“「『《]*\p{Script=Han}{2}[^"“「『《]*["“「『《]/u.test(
    text,
  );

/** The members in the chosen one's sentence, itself among them; of overlapping ones the one most like it. */
function distinctMembers(
  candidates: readonly ReadableCandidate[],
  chosen: ReadableCandidate,
  isAlike: IsMember,
): readonly number[] {
  const positions = [...candidates.keys()].filter((position) => {
    const each = candidates[position];
    return each?.sentence === chosen.sentence && isAlike(each);
  });
  const kept: number[] = [];
  const likeness = (position: number): number => {
    const each = candidates[position];
    if (each === undefined) return -1;
    return each === chosen ? 2 : Number(unitOf(each) === unitOf(chosen)) - each.text.length / 100;
  };
  for (const position of positions.sort((left, right) => likeness(right) - likeness(left))) {
    const each = candidates[position];
    const isFree = kept.every((other) => {
      const taken = candidates[other];
      return (
        taken === undefined ||
        each === undefined ||
        taken.end <= each.start ||
        taken.start >= each.end
      );
    });
    if (isFree) kept.push(position);
  }
  return kept;
}

function ownWords(
  view: PassageView,
  members: readonly number[],
  member: ReadableCandidate | undefined,
): { readonly start: number; readonly end: number } | null {
  const sentence = view.paragraph.sentences[member?.sentence ?? -1];
  if (member === undefined || sentence === undefined) return null;
  const ends = members
    .map((position) => view.paragraph.candidates[position]?.end ?? 0)
    .filter((end) => end <= member.start);
  const start = Math.max(sentence.start, ...ends);
  const own = view.paragraph.folded.text.slice(start, member.start);
  const han = own.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < MIN_OWN_CHARS ? null : { start, end: member.start };
}

/** Of a quoted name none. */
function unitOf({ text, shape }: ReadableCandidate): string {
  if (!shape.figure) return '';
  return /[^\d.,]*$/u.exec(text)?.[0].replace(/^[万亿千百多余]+/u, '') ?? '';
}
