import type { SearchHit } from '../search/retriever.ts';
import { passageFeatures, PASSAGE_FEATURES } from './features/passage-features.ts';
import type { SpanScores } from './neural/span-scorer.ts';
import { viewPassage, type PassageView, type QuestionView } from './passage-view.ts';
import type { ReadableReport } from './readable-report.ts';
import { NO_OUTLOOK, outlookOf, type SpanOutlook } from './span-outlook.ts';
import type { TreeModel } from './tree-ensemble.ts';

/** A passage with its scores. */
export interface RankedPassage {
  readonly view: PassageView;
  readonly outlook: SpanOutlook;
  readonly row: Float32Array;
  readonly odds: number;
  readonly span: number;
}

/** Scores and sorts passages, best first. */
export function rankPassages(input: {
  readonly question: QuestionView;
  readonly readable: ReadableReport;
  readonly hits: readonly SearchHit[];
  /** About the hits, in their order. */
  readonly neural: SpanScores;
  readonly scoreSpan: TreeModel;
  readonly scorePassage: TreeModel;
}): readonly RankedPassage[] {
  const { question, readable, hits } = input;
  const { years } = readable;
  const views = hits.map((hit) =>
    viewPassage(question, readable.paragraph(hit.paragraph), { hit, years }),
  );
  const outlooks = views.map((view, at) => {
    const scores = input.neural.passages[at];
    if (scores === undefined) throw new RangeError('The neural reader has left out a passage');
    const neural = { scores, none: input.neural.none };
    return outlookOf(question, view, { trees: input.scoreSpan, neural });
  });
  const rows = passageFeatures(question, views, outlooks, readable.size);
  return views
    .map((view, at): RankedPassage => {
      const outlook = outlooks[at] ?? NO_OUTLOOK;
      const row = rows[at] ?? new Float32Array(PASSAGE_FEATURES.length);
      return { view, outlook, row, odds: input.scorePassage.score(row), span: outlook.best };
    })
    .sort((left, right) => right.odds - left.odds);
}
