import { expectedCalibrationError, reliabilityBins, type ReliabilityBin } from './calibration.ts';
import { legs, type Outcome } from './outcome.ts';
import { isAnswerable } from './question-set.ts';
import { mean, meanReciprocalRank, recallAt } from './ranking-metrics.ts';
import { areaUnderRoc, refusableShare, refusalFigures, type Judgement } from './refusal-metrics.ts';

/** One measured value. */
export interface Figure {
  /** 0 to 1. */
  readonly value: number;
  /** Over how many questions; the noise of the value follows from it. */
  readonly questions: number;
}

/** Figures by name: `<group> · <measure>`, for instance `zh · fused recall@1`. */
type Figures = Readonly<Record<string, Figure>>;

/** What was measured on one set of questions. */
export interface SetFigures {
  readonly paragraphs: number;
  readonly answerable: number;
  readonly unanswerable: number;
  readonly figures: Figures;
  readonly reliability: readonly ReliabilityBin[];
}

/** The k of recall@k. */
export const recallDepths = [1, 3, 5, 8] as const;

/** Answerable questions that may be refused when the refusable share is told. */
export const WRONG_REFUSALS_ALLOWED = 0.03;

/** The groups an outcome belongs to: all, its language, its kind and its difficulty. */
function groupsOf({ expected }: Outcome): readonly string[] {
  const groups = ['all', expected.language];
  if (expected.language !== 'en') groups.push('zh');
  if (expected.kind !== '') groups.push(`kind ${expected.kind}`);
  if (expected.difficulty !== '') groups.push(expected.difficulty);
  return groups;
}

/** Name of a figure in {@link Figures}. */
export function figureName(group: string, measure: string): string {
  return `${group} · ${measure}`;
}

/** Sums the outcomes of one set up; figures that have no question are left out. */
export function summarise(paragraphs: number, outcomes: readonly Outcome[]): SetFigures {
  const figures: Record<string, Figure> = {};
  const groups = new Set(outcomes.flatMap(groupsOf));
  for (const group of groups) {
    const members = outcomes.filter((outcome) => groupsOf(outcome).includes(group));
    for (const [measure, figure] of Object.entries(groupFigures(members))) {
      if (!Number.isNaN(figure.value)) figures[figureName(group, measure)] = figure;
    }
  }
  const answerable = outcomes.filter(({ expected }) => isAnswerable(expected)).length;
  return {
    paragraphs,
    answerable,
    unanswerable: outcomes.length - answerable,
    figures,
    reliability: reliabilityBins(outcomes.map(judgementOf)),
  };
}

function groupFigures(outcomes: readonly Outcome[]): Figures {
  return {
    ...answerFigures(outcomes.filter(({ expected }) => isAnswerable(expected))),
    ...decisionFigures(outcomes.map(judgementOf)),
  };
}

function answerFigures(outcomes: readonly Outcome[]): Figures {
  const figures: Record<string, Figure> = {};
  const questions = outcomes.length;
  for (const leg of legs) {
    const ranks = outcomes.map((outcome) => outcome.ranks[leg]);
    for (const depth of recallDepths) {
      figures[`${leg} recall@${depth}`] = { value: recallAt(ranks, depth), questions };
    }
    figures[`${leg} MRR@10`] = { value: meanReciprocalRank(ranks, 10), questions };
  }
  figures['sentence accuracy'] = share(outcomes.map(({ sentenceRight }) => sentenceRight));
  figures['span EM'] = share(outcomes.map(({ span }) => span.exact));
  figures['span F1'] = { value: mean(outcomes.map(({ span }) => span.f1)), questions };
  const inGold = outcomes.flatMap(({ spanInGold }) => spanInGold ?? []);
  figures['gold EM'] = share(inGold.map(({ exact }) => exact));
  figures['gold F1'] = { value: mean(inGold.map(({ f1 }) => f1)), questions: inGold.length };
  return figures;
}

function decisionFigures(judgements: readonly Judgement[]): Figures {
  const refusals = refusalFigures(judgements);
  const questions = judgements.length;
  // Calibration and separation mean something only where both kinds of question are asked.
  const both = refusals.answerable > 0 && refusals.unanswerable > 0;
  const ofBoth = (value: number): Figure => ({ value: both ? value : Number.NaN, questions });
  return {
    'refused wrongly': { value: refusals.wrong, questions: refusals.answerable },
    'refused rightly': { value: refusals.right, questions: refusals.unanswerable },
    'refusable at 3 %': {
      value: refusableShare(judgements, WRONG_REFUSALS_ALLOWED),
      questions: refusals.unanswerable,
    },
    AUROC: ofBoth(areaUnderRoc(judgements)),
    ECE: ofBoth(expectedCalibrationError(judgements)),
  };
}

function share(values: readonly boolean[]): Figure {
  return { value: mean(values.map((value) => (value ? 1 : 0))), questions: values.length };
}

function judgementOf({ expected, confidence, refused }: Outcome): Judgement {
  return { confidence, refused, answerable: isAnswerable(expected) };
}
