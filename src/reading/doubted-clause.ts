import type { TextRange } from '../text/fold.ts';
import { isWithin } from '../text/is-within.ts';
import { isSameUnit, measuredFigures, type MeasuredFigure } from './measured-figures.ts';
import type { PassageView, QuestionView } from './passage-view.ts';
import { coverage } from './question-terms.ts';
import type { ReadableCandidate } from './readable-report.ts';

/** A clause that says so much more of what is asked has the figure that is asked about. */
const CLEARLY_MORE = 0.1;

/** A candidate that is one figure. */
export interface FigureCandidate {
  /** Among the paragraph's candidates. */
  readonly position: number;
  readonly candidate: ReadableCandidate;
}

/**
 * For a question that names one figure: the figures of its unit in the clause of a candidate's sentence that says
 * most of what is asked, by position; the candidate's own clause unless another says clearly more.
 */
export function doubtedFigures(
  question: QuestionView,
  view: PassageView,
  chosen: ReadableCandidate,
): readonly FigureCandidate[] {
  const { paragraph, matches } = view;
  const sentence = paragraph.sentences[chosen.sentence];
  const [asked, ...more] = measuredFigures(question.core);
  if (sentence === undefined || asked === undefined || more.length > 0) return [];
  const text = paragraph.folded.text;
  const words = matches.filter(({ start, end }) => !/\d/u.test(text.slice(start, end)));
  const figures = figuresOf(paragraph.candidates, sentence).filter(({ candidate }) =>
    measuredFigures(candidate.text).every((figure) => mayAnswer(figure, asked)),
  );
  const clauses = sentence.clauses
    .map((clause) => ({
      said: coverage(words, question.whole, clause),
      isOwn: clause.start < chosen.end && clause.end > chosen.start,
      figures: figures.filter(({ candidate }) => isWithin(candidate, clause)),
    }))
    .filter((clause) => clause.figures.length > 0);
  const own = clauses.findLast(({ isOwn }) => isOwn);
  const [best] = [...clauses].sort((left, right) => right.said - left.said);
  const meant = (best?.said ?? 0) > (own?.said ?? -1) + CLEARLY_MORE ? best : own;
  return meant?.figures ?? [];
}

/** English has no measure words: what has no unit may be any number, but no share. */
function mayAnswer(figure: MeasuredFigure, asked: MeasuredFigure): boolean {
  return asked.unit === '' ? figure.unit !== '%' : isSameUnit(figure, asked);
}

/** Candidates that are one figure, of those that overlap the one with the likeliest edges, by position. */
function figuresOf(
  candidates: readonly ReadableCandidate[],
  sentence: TextRange,
): readonly FigureCandidate[] {
  const edges = ({ candidate: { startOdds, endOdds } }: FigureCandidate): number =>
    startOdds + endOdds;
  const kept: FigureCandidate[] = [];
  const likeliest = candidates
    .map((candidate, position) => ({ candidate, position }))
    .filter(({ candidate }) => isWithin(candidate, sentence) && isFigure(candidate))
    .sort((left, right) => edges(right) - edges(left));
  for (const each of likeliest) {
    const { start, end } = each.candidate;
    if (kept.every(({ candidate }) => candidate.end <= start || candidate.start >= end)) {
      kept.push(each);
    }
  }
  return kept.sort((left, right) => left.candidate.start - right.candidate.start);
}

function isFigure({ shape, text }: ReadableCandidate): boolean {
  return shape.figure && /^\D?\d/u.test(text);
}
