import type { TextRange } from '../text/fold.ts';
import { isWithin } from '../text/is-within.ts';
import { isOpposite } from './direction.ts';
import { doubtedFigures, type FigureCandidate } from './doubted-clause.ts';
import { alignmentOf } from './features/parallel-lists.ts';
import type { ListMember } from './lists.ts';
import { memberByOwnWords } from './own-words.ts';
import type { PassageView, QuestionView } from './passage-view.ts';
import type { ReadableCandidate, ReadableParagraph } from './readable-report.ts';

/** A name that has so much more of what is asked than the others of its list is the one asked for. */
const CLEARLY_ITS = 0.07;

/**
 * Whether a figure is right is answered by the report's own figure for the same thing: that of the clause that
 * says most of what is asked, in a list the one in the place of the name asked for. Where the names do not
 * tell which, all of them ("4.2%、7.3%"), not one that may stand for another thing; where a rise is asked about
 * and the report has a fall, with that word ("下降7.2%").
 *
 * @returns the position of the candidate to take instead of the one at `at`; null where a question asks otherwise,
 *   or the candidate goes on behind its figures ("24个月未发生事故")
 */
export function figureInDoubt(
  question: QuestionView,
  view: PassageView,
  at: number,
): number | null {
  const chosen = view.paragraph.candidates[at];
  if (question.expectation.type !== 'yes-no' || chosen === undefined) return null;
  const figures = doubtedFigures(question, view, chosen);
  const figure = namedFigure(question, view, figures);
  if (figure !== null) return contradicting(question, view.paragraph, figure) ?? figure.position;
  const isInside = figures.some(({ candidate }) => isWithin(candidate, chosen));
  const meant = isInside
    ? figures.find(({ candidate: { end } }) => end === chosen.end)
    : figures[0];
  if (meant === undefined) return null;
  const series = alignmentIn(view, meant)?.figures;
  if (series !== undefined) return shortestAround(view.paragraph, rangeOf(series));
  return (
    contradicting(question, view.paragraph, meant) ??
    memberByOwnWords(question, view, meant.position)
  );
}

/** The figure in the place of the name asked for; null where none is plainly that. */
function namedFigure(
  question: QuestionView,
  view: PassageView,
  figures: readonly FigureCandidate[],
): FigureCandidate | null {
  const [best] = figures
    .map((figure) => {
      const alignment = alignmentIn(view, figure);
      return { figure, lead: alignment === null ? 0 : alignment.own - alignment.others };
    })
    .sort((left, right) => right.lead - left.lead);
  return best !== undefined && best.lead > CLEARLY_ITS * question.whole ? best.figure : null;
}

function alignmentIn(view: PassageView, { candidate }: FigureCandidate) {
  const sentence = view.sentences[candidate.sentence];
  return sentence === undefined ? null : alignmentOf(view, sentence, candidate);
}

/** The figure with the word that says the opposite of what is asked about. */
function contradicting(
  { core }: QuestionView,
  paragraph: ReadableParagraph,
  { candidate }: FigureCandidate,
): number | null {
  return shortestAround(paragraph, candidate, ({ text }) => isOpposite(core, text));
}

/** The digits of all figures of a list with what stands between them. */
function rangeOf(figures: readonly ListMember[]): TextRange {
  const [first] = figures;
  const last = figures.at(-1);
  return {
    start: (first?.start ?? 0) + Math.max(0, first?.text.search(/\d/u) ?? 0),
    end: (last?.start ?? 0) + (/^\D*[\d.]+\D?/u.exec(last?.text ?? '')?.[0].length ?? 0),
  };
}

/** The position of the shortest candidate that has all of a range; null without one. */
function shortestAround(
  { candidates }: ReadableParagraph,
  range: TextRange,
  isFit: (candidate: ReadableCandidate) => boolean = () => true,
): number | null {
  const [shortest] = candidates
    .map((candidate, position) => ({ position, candidate }))
    .filter(({ candidate }) => isWithin(range, candidate) && isFit(candidate))
    .sort((left, right) => left.candidate.text.length - right.candidate.text.length);
  return shortest?.position ?? null;
}
