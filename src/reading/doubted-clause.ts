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
  if (isYear(asked)) return [];
  const text = paragraph.folded.text;
  const words = matches.filter(({ start, end }) => !/\d/u.test(text.slice(start, end)));
  const figures = likest(figuresOf(paragraph.candidates, sentence), asked);
  const clauses = sentence.clauses.map((clause) => ({
    said: coverage(words, question.whole, clause),
    isOwn: clause.start < chosen.end && clause.end > chosen.start,
    figures: figures.filter(({ candidate }) => isWithin(candidate, clause)),
  }));
  const own = clauses.filter(({ isOwn }) => isOwn);
  const ownSaid = Math.max(-1, ...own.map(({ said }) => said));
  const [best] = clauses
    .filter((clause) => clause.figures.length > 0 && clause.said > ownSaid + CLEARLY_MORE)
    .sort((left, right) => right.said - left.said);
  return (best ?? own.findLast((clause) => clause.figures.length > 0))?.figures ?? [];
}

function isYear({ number, unit }: MeasuredFigure): boolean {
  return /^(?:19|20)\d\d$/u.test(number) && /^(?:年.?)?$/u.test(unit);
}

/**
 * Those of the asked unit. People say 个 for most measure words and English has none: without such figures those of
 * its magnitude (万), or all but shares.
 */
function likest(
  figures: readonly FigureCandidate[],
  asked: MeasuredFigure,
): readonly FigureCandidate[] {
  const kinds: readonly ((figure: MeasuredFigure) => boolean)[] = [
    (figure) => asked.unit !== '' && isSameUnit(figure, asked),
    (figure) => !isShare(asked) && !isShare(figure) && hasMagnitude(asked) && hasMagnitude(figure),
    (figure) =>
      !isShare(asked) && !isShare(figure) && (asked.unit === '' || !MEASURED.test(figure.unit)),
  ];
  const ofKinds = kinds.map((isLike) =>
    figures.filter(({ candidate }) => measuredFigures(candidate.text).every(isLike)),
  );
  return ofKinds.find((like) => like.length > 0) ?? [];
}

/** Units of time, money, length and weight; what has one is not counted. */
const MEASURED = /^(?:分钟?|小时|天|日|周|年|月|岁|元|公里|千米|米|吨|公斤|亩|度)/u;

function isShare({ unit }: MeasuredFigure): boolean {
  return unit === '%';
}

function hasMagnitude({ number }: MeasuredFigure): boolean {
  return /[万亿]$/u.test(number);
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
  return shape.figure && !shape.date && /^\D?\d/u.test(text);
}
