import { matterOf } from '../text/question-matter.ts';
import type { TextRange } from '../text/fold.ts';
import { isWithin } from '../text/is-within.ts';
import { wordsOf } from '../text/words.ts';
import { withoutDirection } from './direction.ts';
import { alignmentOf } from './features/parallel-lists.ts';
import { isSameUnit, measuredFigures } from './measured-figures.ts';
import type { PassageView, QuestionView } from './passage-view.ts';
import { subjectOf } from './question-type.ts';
import type { ReadableCandidate } from './readable-report.ts';

/** What says nothing about what a figure stands for. */
const GLUE =
  /否|有没有|真的?|确实|对不对|对吗|对|去年|今年|本年|全年|年度?|同比|环比|总共|共|大约|约|达到?|已经?|就|都|也|到|为|有|这|那|与|和|及|在|能|会|过|中|里/gu;
/** A wording that a lexicon gives less weight may mean something else. */
const SAME_MEANING = 0.5;

/**
 * Does what a figure is said of have every word of a question, the report's title helping? Where one is missing, the
 * figure may stand for something else ("城区用水量", "用电量" against "用水量"); so it may where there is none.
 *
 * @param title - folded
 */
export function saysAll(
  question: QuestionView,
  view: PassageView,
  { candidate, title }: { readonly candidate: ReadableCandidate; readonly title: string },
): boolean {
  const place = placeOf(view, candidate);
  if (question.expectation.latin) return meansAll(question, view, place);
  const said = `${view.paragraph.folded.text.slice(place.start, place.end)} ${title}`;
  const words = wordsOf(contentOf(subjectOf(matterOf(question.core))));
  return words.length > 0 && words.every(({ folded }) => said.includes(folded));
}

function meansAll({ terms }: QuestionView, view: PassageView, place: TextRange): boolean {
  const matter = [...terms.entries()].filter(
    ([, { alternatives }]) => withoutDirection(alternatives[0]?.term ?? '?') !== '',
  );
  const isSaid = (position: number, value: number): boolean =>
    view.matches.some(
      (match) =>
        match.term === position && match.value >= SAME_MEANING * value && isWithin(match, place),
    );
  return matter.length > 0 && matter.every(([position, { value }]) => isSaid(position, value));
}

/**
 * What a figure is said of: its clause with those before it up to another figure, and that one's where its own names
 * nothing ("用水3亿吨,同比下降7.2%"); in a clause with several of its unit its share of it ("甲站3处、乙站5处").
 */
function placeOf(view: PassageView, candidate: ReadableCandidate): TextRange {
  const text = view.paragraph.folded.text;
  const clauses = (view.paragraph.sentences[candidate.sentence]?.clauses ?? []).filter(
    ({ start }) => start < candidate.end,
  );
  const own = clauses.at(-1) ?? candidate;
  const { before, after } = rivalsOf(view, candidate, own);
  const end = after === null ? own.end : candidate.end + after;
  if (before !== null) return { start: before, end };
  const isNamed = /\p{Script=Han}/u.test(contentOf(text.slice(own.start, candidate.start)));
  const figured = clauses
    .slice(0, isNamed ? -1 : -2)
    .findLast((clause) => /\d/u.test(text.slice(clause.start, clause.end)));
  return { start: figured?.end ?? clauses[0]?.start ?? own.start, end };
}

/** Where the other figures of a figure's unit in its clause leave it off; not those of its own list, which has names. */
function rivalsOf(
  view: PassageView,
  candidate: ReadableCandidate,
  clause: TextRange,
): { readonly before: number | null; readonly after: number | null } {
  const text = view.paragraph.folded.text;
  const sentence = view.sentences[candidate.sentence];
  const isListed = sentence !== undefined && alignmentOf(view, sentence, candidate) !== null;
  const [figure] = measuredFigures(candidate.text);
  if (isListed || figure === undefined) return { before: null, after: null };
  const [before, after] = [
    { start: clause.start, end: candidate.start },
    { start: candidate.end, end: clause.end },
  ].map((part) =>
    measuredFigures(text.slice(part.start, part.end)).filter((each) => isSameUnit(each, figure)),
  );
  const last = before?.at(-1);
  const mark = text.slice(candidate.end, clause.end).search(LIST_MARK);
  return {
    before: last === undefined ? null : clause.start + last.end,
    after: after?.[0] === undefined || mark < 0 ? null : mark,
  };
}

const LIST_MARK = /[、和及与]/u;

function contentOf(folded: string): string {
  return withoutDirection(folded.replace(GLUE, ' '));
}
