import { figureAfterChange } from './changed-figure.ts';
import { spanFeatures } from './features/span-features.ts';
import { wholeList } from './counted-list.ts';
import { figureInDoubt } from './figure-in-doubt.ts';
import { lengthOfTime } from './length-of-time.ts';
import { scoreSpan, type PieceScores } from './neural/span-scorer.ts';
import { onlyPerson } from './only-person.ts';
import { memberByOwnWords } from './own-words.ts';
import type { PassageView, QuestionView } from './passage-view.ts';
import { reasonBefore } from './reason-clause.ts';
import { probability, type TreeModel } from './tree-ensemble.ts';

/** The best spans of a passage. */
export interface SpanOutlook {
  /** How good the best span and the runner-up elsewhere are, 0 to 1; only for comparing passages. */
  readonly best: number;
  readonly second: number;
  /** By how much the neural reader's best candidate beats that no passage answers, in log-odds. */
  readonly neural: number;
  /** Position of the best candidate among the paragraph's; -1 when it has none. */
  readonly at: number;
  /** The one to show: what kind of answer is asked for has the last word. */
  readonly shown: number;
}

/** Of a passage without candidates. */
export const NO_OUTLOOK: SpanOutlook = { best: 0, second: 0, neural: -20, at: -1, shown: -1 };

/** Who judges candidates: the trees, and the neural reader's scores of this passage. */
export interface SpanJudges {
  readonly trees: TreeModel;
  readonly neural: { readonly scores: PieceScores; readonly none: number };
}

/** Trees that every candidate is scored with; only the best by these are scored with all. */
const FIRST_TREES = 30;
const FULLY_SCORED = 16;

/** Of the neural reader's log-odds beside the trees': best on dev and fresh reports, .25 to 1 lose up to .01 F1. */
const NEURAL_WEIGHT = 0.4;

/** The best candidate of a passage and the best one that does not overlap it. */
export function outlookOf(
  question: QuestionView,
  view: PassageView,
  { trees, neural: { scores, none } }: SpanJudges,
): SpanOutlook {
  const { candidates } = view.paragraph;
  const rows = spanFeatures(question, view);
  const scored = candidates
    .flatMap((candidate, at) => {
      const row = rows[at];
      if (row === undefined) return [];
      // A start and an end, each held against that there is none.
      const neural = scoreSpan(scores, candidate) - 2 * none;
      const odds = trees.score(row, 0, FIRST_TREES) + NEURAL_WEIGHT * neural;
      return [{ candidate, row, at, neural, odds }];
    })
    .sort((left, right) => right.odds - left.odds)
    .slice(0, FULLY_SCORED)
    .map((each) => ({ ...each, odds: each.odds + trees.score(each.row, FIRST_TREES) }))
    .sort((left, right) => right.odds - left.odds);
  const [best] = scored;
  if (best === undefined) return NO_OUTLOOK;
  const at = figureInDoubt(question, view, best.at) ?? memberByOwnWords(question, view, best.at);
  const second = scored.find(
    ({ candidate: { start, end } }) => start >= best.candidate.end || end <= best.candidate.start,
  );
  return {
    best: probability(best.odds),
    second: probability(second?.odds ?? -10),
    neural: Math.max(...scored.map(({ neural }) => neural)),
    at,
    shown: [figureAfterChange, reasonBefore, onlyPerson, wholeList].reduce(
      (shown, better) => better(question, view, shown),
      lengthOfTime(question.core, scored)?.at ?? at,
    ),
  };
}
