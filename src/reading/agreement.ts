import { isWithin } from '../text/is-within.ts';
import { isOpposite } from './direction.ts';
import { alignmentOf, type Alignment } from './features/parallel-lists.ts';
import { isSameUnit, measuredFigures, type MeasuredFigure } from './measured-figures.ts';
import type { PassageView, QuestionView } from './passage-view.ts';
import { coverage } from './question-terms.ts';
import { saysAll } from './whole-matter.ts';

/** A clause that mentions so much less of it speaks of something else. */
const CLEARLY_LESS = 0.2;
const MIN_NAME_CHARS = 2;

/**
 * For a yes/no question that names one figure: does the report's figure for the same thing agree?
 *
 * True when the answer has exactly that figure; false when it is another figure of the same unit and nothing but
 * the figure is in doubt: the only one of that unit in the clauses that speak of it, a percentage, or the one
 * that a list has for the name asked for; null in every other case, a rise asked about where the report
 * has a fall among them.
 */
export function agreement(
  question: QuestionView,
  view: PassageView,
  { candidateAt, title }: { readonly candidateAt: number; readonly title: string },
): boolean | null {
  if (question.expectation.type !== 'yes-no') return null;
  const asked = measuredFigures(question.core);
  const candidate = view.paragraph.candidates[candidateAt];
  const [figure] = asked;
  if (asked.length !== 1 || figure === undefined || candidate === undefined) return null;
  const sentence = view.sentences[candidate.sentence];
  const range = view.paragraph.sentences[candidate.sentence];
  if (sentence === undefined || range === undefined) return null;
  if (!saysAll(question, view, { candidate, title })) return null;
  const [found, ...more] = measuredFigures(candidate.text);
  if (found === undefined || more.length > 0) return null;
  const clauseStart = range.clauses.findLast(({ start }) => start <= candidate.start)?.start ?? 0;
  const before = view.paragraph.folded.text.slice(clauseStart, candidate.end);
  if (isOpposite(question.core, before)) return null;
  if (found.number === figure.number && isSameUnit(found, figure)) return true;
  if (!isSameUnit(found, figure)) return null;
  if (isNamed(question.core, alignmentOf(view, sentence, candidate))) return false;
  const all = measuredFigures(view.paragraph.folded.text.slice(range.start, range.end));
  if (all.some(({ number }) => number === figure.number)) return null;
  if (figure.unit === '%') return false;
  // Where one clause says clearly more of what is asked than the others, their figures are no rivals.
  const rivals = range.clauses
    .map((clause) => ({
      own: isWithin(candidate, clause),
      said: coverage(sentence.matches, question.whole, clause),
      figures: measuredFigures(view.paragraph.folded.text.slice(clause.start, clause.end)),
    }))
    .map((clause) => ({ ...clause, count: clause.figures.filter(isOfUnit(figure)).length }))
    .filter(({ count }) => count > 0);
  const own = rivals.find((clause) => clause.own);
  if (own?.count !== 1) return null;
  return rivals.every((clause) => clause === own || clause.said < own.said - CLEARLY_LESS)
    ? false
    : null;
}

/** A question has all that only the name of this figure has, and nothing that only another name has. */
function isNamed(core: string, alignment: Alignment | null): boolean {
  return (
    alignment !== null &&
    alignment.name.length >= MIN_NAME_CHARS &&
    core.includes(alignment.name) &&
    !alignment.otherNames.some((name) => core.includes(name))
  );
}

/**
 * Does a clause of another passage, with a figure of that unit too, say more of what is asked, the figure
 * itself left out? Then the right figure may belong to something else ("用水量" against "城区用水量").
 */
export function isContested(
  question: QuestionView,
  view: PassageView,
  others: readonly PassageView[],
): boolean {
  const [figure] = measuredFigures(question.core);
  if (figure === undefined) return false;
  const worth = ({ paragraph, matches }: PassageView): number => {
    const text = paragraph.folded.text;
    const words = matches.filter(({ start, end }) => !/\d/u.test(text.slice(start, end)));
    const clauses = paragraph.sentences
      .flatMap((sentence) => sentence.clauses)
      .filter(({ start, end }) =>
        measuredFigures(text.slice(start, end)).some((each) => isSameUnit(each, figure)),
      );
    return Math.max(0, ...clauses.map((clause) => coverage(words, question.whole, clause)));
  };
  return others.some((other) => worth(other) > worth(view));
}

function isOfUnit(figure: MeasuredFigure): (other: MeasuredFigure) => boolean {
  return (other) => isSameUnit(other, figure);
}
