import type { PassageView, QuestionView } from './passage-view.ts';
import { coverage } from './question-terms.ts';

/** A figure with its unit: the percent sign or the Han characters that follow. */
const FIGURE =
  /(?<number>\d+(?:\.\d+)?(?:万亿|[万亿千百])?)(?<unit>%|[多余]?[\p{Script=Han}]{1,2})?/gu;
/** A clause that mentions this share of what is asked speaks of the same thing. */
const SAME_THING = 0.55;
/** A clause that mentions so much less of it speaks of something else. */
const CLEARLY_LESS = 0.2;

interface Figure {
  readonly number: string;
  readonly unit: string;
}

/**
 * For a yes/no question that names one figure: does the report's figure for the same thing agree?
 *
 * True when the answer has exactly that figure; false when it is another figure of the same unit, the
 * only one of that unit in the clauses that speak of it, or a percentage, and nothing but the figure is in doubt;
 * null in every other case.
 */
export function agreement(
  question: QuestionView,
  view: PassageView,
  candidateAt: number,
): boolean | null {
  if (question.expectation.type !== 'yes-no') return null;
  const asked = figuresIn(question.core);
  const candidate = view.paragraph.candidates[candidateAt];
  const [figure] = asked;
  if (asked.length !== 1 || figure === undefined || candidate === undefined) return null;
  const sentence = view.sentences[candidate.sentence];
  const range = view.paragraph.sentences[candidate.sentence];
  if (sentence === undefined || range === undefined) return null;
  if (Math.max(sentence.coverage, sentence.bestClause) < SAME_THING) return null;
  const [found, ...more] = figuresIn(candidate.text);
  if (found === undefined || more.length > 0) return null;
  if (found.number === figure.number && isSameUnit(found, figure)) return true;
  const all = figuresIn(view.paragraph.folded.text.slice(range.start, range.end));
  if (all.some(({ number }) => number === figure.number) || !isSameUnit(found, figure)) return null;
  if (figure.unit === '%') return false;
  // Where one clause says clearly more of what is asked than the others, their figures are no rivals.
  const rivals = range.clauses
    .map((clause) => ({
      own: clause.start <= candidate.start && clause.end >= candidate.end,
      said: coverage(sentence.matches, question.whole, clause),
      figures: figuresIn(view.paragraph.folded.text.slice(clause.start, clause.end)),
    }))
    .map((clause) => ({ ...clause, count: clause.figures.filter(isOfUnit(figure)).length }))
    .filter(({ count }) => count > 0);
  const own = rivals.find((clause) => clause.own);
  if (own?.count !== 1) return null;
  return rivals.every((clause) => clause === own || clause.said < own.said - CLEARLY_LESS)
    ? false
    : null;
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
  const [figure] = figuresIn(question.core);
  if (figure === undefined) return false;
  const worth = ({ paragraph, matches }: PassageView): number => {
    const text = paragraph.folded.text;
    const words = matches.filter(({ start, end }) => !/\d/u.test(text.slice(start, end)));
    const clauses = paragraph.sentences
      .flatMap((sentence) => sentence.clauses)
      .filter(({ start, end }) =>
        figuresIn(text.slice(start, end)).some((each) => isSameUnit(each, figure)),
      );
    return Math.max(0, ...clauses.map((clause) => coverage(words, question.whole, clause)));
  };
  return others.some((other) => worth(other) > worth(view));
}

function figuresIn(folded: string): readonly Figure[] {
  return [...folded.matchAll(FIGURE)].map(({ groups }) => ({
    number: groups?.['number'] ?? '',
    unit: (groups?.['unit'] ?? '').replace(/^[多余]/u, ''),
  }));
}

function isOfUnit(figure: Figure): (other: Figure) => boolean {
  return (other) => isSameUnit(other, figure);
}

/** Units are compared by what they begin with: 起 and 起吗 are the same, 起 and 名 are not. */
function isSameUnit(left: Figure, right: Figure): boolean {
  if (left.unit === '' || right.unit === '') return left.unit === right.unit;
  return left.unit.charAt(0) === right.unit.charAt(0);
}
