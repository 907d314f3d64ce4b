import type { TextRange } from '../../text/fold.ts';
import type { Candidate } from '../candidates/candidate-spans.ts';
import type { PassageView, QuestionView, SentenceView } from '../passage-view.ts';
import { clozeFeatures } from './cloze.ts';
import { headFeatures } from './head-features.ts';
import { alignedValue } from './parallel-lists.ts';
import { questionFeatures, QUESTION_FEATURES } from './question-features.ts';
import { rivalFeatures } from './rival-features.ts';
import { FAR, surroundings } from './surroundings.ts';

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
  'affinity',
  'affinityLag',
  'headEnd',
  'headAfter',
  'headInside',
  'clozeBefore',
  'clozeAfter',
  'clozePairsBefore',
  'clozePairsAfter',
  'yearFit',
  'leftLead',
  'nearLead',
];

const LEFT_NEAR = SPAN_FEATURES.indexOf('leftNear');
const RIGHT_NEAR = SPAN_FEATURES.indexOf('rightNear');

/** Fills one row per candidate of the passage. */
export function spanFeatures(question: QuestionView, view: PassageView): readonly Float32Array[] {
  const shared = questionFeatures(question);
  const { candidates } = view.paragraph;
  const ranks = edgeRanks(candidates);
  const affinities = candidates.map(({ clues }) => question.affinity(clues));
  const bestAffinity = Math.max(...affinities, -100);
  const rows = candidates.map((candidate, at) => {
    const sentence = view.sentences[candidate.sentence];
    const rest = sentence === undefined ? [] : own({ question, view, candidate, sentence });
    return [
      ...shared,
      candidate.startOdds,
      candidate.endOdds,
      ranks[at] ?? 1,
      ...shapeFeatures(question, candidate),
      ...rest,
      affinities[at] ?? 0,
      (affinities[at] ?? 0) - bestAffinity,
      ...headFeatures(question, view.paragraph.folded.text, candidate),
      ...clozeFeatures(question.cloze, view.paragraph.folded.text, candidate),
      sentence?.yearFit ?? 0,
    ];
  });
  const nearness = rows.map((row) => ({ left: row[LEFT_NEAR] ?? 0, right: row[RIGHT_NEAR] ?? 0 }));
  const leads = rivalFeatures(candidates, nearness);
  return rows.map((row, at) => Float32Array.from([...row, ...(leads[at] ?? [0, 0])]));
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
