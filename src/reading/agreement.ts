import type { PassageView, QuestionView } from './passage-view.ts';
import { coverage } from './question-terms.ts';

/** A figure with its unit: the percent sign or the Han characters that follow. */
const FIGURE =
  /(?<number>\d+(?:\.\d+)?(?:万亿|[万亿千百])?)(?<unit>%|[多余]?[\p{Script=Han}]{1,2})?/gu;
/** A clause that mentions this share of what is asked speaks of the same thing. */
const SAME_THING = 0.55;

interface Figure {
  readonly number: string;
  readonly unit: string;
}

/**
 * For a yes/no question that names one figure: does the report's figure for the same thing agree?
 *
 * True when the answer has exactly that figure; false when it is another figure of the same unit, the
 * only one of that unit in its sentence or a percentage, and nothing but the figure is in doubt;
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
  const own = figuresIn(candidate.text);
  const [found] = own;
  if (own.length !== 1 || found === undefined) return null;
  if (found.number === figure.number && isSameUnit(found, figure)) return true;
  const all = figuresIn(view.paragraph.folded.text.slice(range.start, range.end));
  if (all.some(({ number }) => number === figure.number) || !isSameUnit(found, figure)) return null;
  const rivals = all.filter((each) => isSameUnit(each, figure));
  return figure.unit === '%' || rivals.length === 1 ? false : null;
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

/** Units are compared by what they begin with: 起 and 起吗 are the same, 起 and 名 are not. */
function isSameUnit(left: Figure, right: Figure): boolean {
  if (left.unit === '' || right.unit === '') return left.unit === right.unit;
  return left.unit.charAt(0) === right.unit.charAt(0);
}
