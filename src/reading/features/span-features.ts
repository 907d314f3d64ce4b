import type { TextRange } from '../../text/fold.ts';
import type { Candidate } from '../candidates/candidate-spans.ts';
import type { TermMatch } from '../question-terms.ts';
import type { PassageView, QuestionView, SentenceView } from '../passage-view.ts';
import { alignedValue } from './parallel-lists.ts';
import { questionFeatures, QUESTION_FEATURES } from './question-features.ts';

/** Names of the features of a question with a candidate span, in the order of the model. */
export const SPAN_FEATURES: readonly string[] = [
  ...QUESTION_FEATURES,
  'startOdds',
  'endOdds',
  'edgeRank',
  'length',
  'figure',
  'percent',
  'date',
  'digits',
  'quoted',
  'place',
  'organisation',
  'person',
  'members',
  'commas',
  'unitAgrees',
  'itemsAgree',
  'wholeClause',
  'clauseStart',
  'clauseEnd',
  'ownMatched',
  'ownValue',
  'leftNear',
  'rightNear',
  'leftDistance',
  'rightDistance',
  'clauseRest',
  'sentenceRest',
  'sentenceCoverage',
  'sentenceRelative',
  'bestClause',
  'withPrevious',
  'passageCoverage',
  'aligned',
  'askedFigureDistance',
  'sameShapeBefore',
  'sameShapeAfter',
  'adjacentLeft',
  'adjacentRight',
];

/** Matches further away than this many units hardly speak for a span. */
const REACH = 10;
const FAR = 60;

/** Fills one row per candidate of the passage. */
export function spanFeatures(question: QuestionView, view: PassageView): readonly Float32Array[] {
  const shared = questionFeatures(question);
  const { candidates } = view.paragraph;
  const ranks = edgeRanks(candidates);
  return candidates.map((candidate, at) => {
    const sentence = view.sentences[candidate.sentence];
    const rest = sentence === undefined ? [] : own({ question, view, candidate, sentence });
    const row = [
      ...shared,
      candidate.startOdds,
      candidate.endOdds,
      ranks[at] ?? 1,
      ...shapeFeatures(question, candidate),
      ...rest,
    ];
    return Float32Array.from(row);
  });
}

function edgeRanks(candidates: readonly Candidate[]): Float32Array {
  const order = [...candidates.keys()].sort(
    (left, right) => odds(candidates[right]) - odds(candidates[left]),
  );
  const ranks = new Float32Array(candidates.length);
  order.forEach((at, rank) => {
    ranks[at] = rank / candidates.length;
  });
  return ranks;
}

function odds(candidate: Candidate | undefined): number {
  return candidate === undefined ? -40 : candidate.startOdds + candidate.endOdds;
}

function shapeFeatures(
  { expectation }: QuestionView,
  { text, shape }: Candidate,
): readonly number[] {
  const flags = [
    shape.figure,
    shape.percent,
    shape.date,
    shape.digits,
    shape.quoted,
    shape.place,
    shape.organisation,
    shape.person,
  ].map(Number);
  const unitAgrees =
    expectation.units.length === 0
      ? 0
      : shape.figure && expectation.units.some((unit) => text.includes(unit))
        ? 1
        : -1;
  const itemsAgree = expectation.items === 0 ? 0 : expectation.items === shape.members ? 1 : -1;
  return [text.length, ...flags, shape.members, shape.commas, unitAgrees, itemsAgree];
}

interface Place {
  readonly question: QuestionView;
  readonly view: PassageView;
  readonly candidate: Candidate;
  readonly sentence: SentenceView;
}

function own({ question, view, candidate, sentence }: Place): readonly number[] {
  const whole = Math.max(question.whole, 1e-6);
  const clause = clauseOf(view, candidate);
  const around = surroundings(sentence.matches, candidate, clause);
  const cover =
    ((view.matchedUnits[candidate.end] ?? 0) - (view.matchedUnits[candidate.start] ?? 0)) /
    (candidate.end - candidate.start);
  const clauseEnd = trimmedEnd(view.paragraph.folded.text, clause);
  return [
    Number(candidate.start === clause.start && candidate.end === clauseEnd),
    Number(candidate.start === clause.start),
    Number(candidate.end === clauseEnd),
    cover,
    around.inside / whole,
    around.leftNear / whole,
    around.rightNear / whole,
    around.leftDistance,
    around.rightDistance,
    around.clauseRest / whole,
    around.sentenceRest / whole,
    sentence.coverage,
    sentence.coverage - view.bestSentence,
    sentence.bestClause,
    sentence.withPrevious,
    view.coverage,
    alignedValue(view, sentence, candidate) / whole,
    askedFigureDistance(question, view, candidate),
    ...sameShape(view.paragraph.candidates, candidate),
    around.adjacentLeft / whole,
    around.adjacentRight / whole,
  ];
}

function clauseOf(view: PassageView, candidate: Candidate): TextRange {
  const sentence = view.paragraph.sentences[candidate.sentence];
  const first = sentence?.clauses.find(({ end }) => end > candidate.start);
  const last = sentence?.clauses.find(({ end }) => end >= candidate.end) ?? first;
  return { start: first?.start ?? candidate.start, end: last?.end ?? candidate.end };
}

function trimmedEnd(text: string, { start, end }: TextRange): number {
  let at = end;
  while (at > start && /[,;:。!?]/u.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** What the matches around a candidate add up to, every term once and at its best. */
function surroundings(
  matches: readonly TermMatch[],
  candidate: TextRange,
  clause: TextRange,
): Record<
  | 'inside'
  | 'leftNear'
  | 'rightNear'
  | 'leftDistance'
  | 'rightDistance'
  | 'clauseRest'
  | 'sentenceRest'
  | 'adjacentLeft'
  | 'adjacentRight',
  number
> {
  const inside = new Map<number, number>();
  const left = new Map<number, number>();
  const right = new Map<number, number>();
  const clauseRest = new Map<number, number>();
  const sentenceRest = new Map<number, number>();
  let leftDistance = FAR;
  let rightDistance = FAR;
  let adjacentLeft = 0;
  let adjacentRight = 0;
  for (const { start, end, term, value } of matches) {
    if (end > candidate.start && start < candidate.end) {
      raise(inside, term, value);
      continue;
    }
    raise(sentenceRest, term, value);
    if (start >= clause.start && end <= clause.end) raise(clauseRest, term, value);
    const distance = end <= candidate.start ? candidate.start - end : start - candidate.end;
    const near = value * Math.exp(-distance / REACH);
    const single = end - start === 1;
    if (end <= candidate.start) {
      raise(left, term, near);
      if (!single) leftDistance = Math.min(leftDistance, distance);
      if (distance <= 1) adjacentLeft = Math.max(adjacentLeft, value);
    } else {
      raise(right, term, near);
      if (!single) rightDistance = Math.min(rightDistance, distance);
      if (distance <= 1) adjacentRight = Math.max(adjacentRight, value);
    }
  }
  return {
    inside: sum(inside),
    leftNear: sum(left),
    rightNear: sum(right),
    leftDistance,
    rightDistance,
    clauseRest: sum(clauseRest),
    sentenceRest: sum(sentenceRest),
    adjacentLeft,
    adjacentRight,
  };
}

function raise(values: Map<number, number>, term: number, value: number): void {
  if (value > (values.get(term) ?? 0)) values.set(term, value);
}

function sum(values: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const value of values.values()) total += value;
  return total;
}

function askedFigureDistance(
  { figures }: QuestionView,
  view: PassageView,
  candidate: Candidate,
): number {
  let best = FAR;
  const text = view.paragraph.folded.text;
  for (const figure of figures) {
    const at = text.indexOf(figure);
    if (at < 0) continue;
    const distance =
      at >= candidate.end ? at - candidate.end : candidate.start - at - figure.length;
    best = Math.min(best, distance < 0 ? -1 : distance);
  }
  return best;
}

/** How many other figures (or dates, quotations) the same sentence has before and after. */
function sameShape(candidates: readonly Candidate[], candidate: Candidate): readonly number[] {
  const { shape } = candidate;
  if (!shape.figure && !shape.quoted) return [0, 0];
  let before = 0;
  let after = 0;
  let beforeEnd = -1;
  let afterEnd = -1;
  for (const other of candidates) {
    if (other.sentence !== candidate.sentence) continue;
    if (other.shape.figure !== shape.figure || other.shape.quoted !== shape.quoted) continue;
    if (other.end <= candidate.start && other.end > beforeEnd + 1) {
      before += 1;
      beforeEnd = other.end;
    } else if (other.start >= candidate.end && other.end > afterEnd + 1) {
      after += 1;
      afterEnd = other.end;
    }
  }
  return [before, after];
}
