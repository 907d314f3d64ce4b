import type { QuestionView } from '../passage-view.ts';
import type { ReadableReport } from '../readable-report.ts';
import { PASSAGE_FEATURES } from './passage-features.ts';

/** Names of the features that tell whether the report answers at all, in the order of the model. */
export const FOUND_FEATURES: readonly string[] = [
  ...PASSAGE_FEATURES,
  'rank:odds',
  'rank:lead',
  'rank:share',
  'rank:bestSpanAnywhere',
  'absentShare',
  'rarestAbsent',
  'absentTerms',
  'termCount',
  'absentFigures',
  'foreignPlaces',
  'yearsAsked',
  'absentYears',
];

/** The decision's evidence: the best passage's features and what no passage of the report has. */
export function foundFeatures(
  question: QuestionView,
  ranked: readonly { readonly row: Float32Array; readonly odds: number; readonly span: number }[],
  report: Pick<ReadableReport, 'has' | 'years'>,
): Float32Array {
  const [first] = ranked;
  const odds = first?.odds ?? -10;
  const others = ranked.slice(1).map((each) => each.odds);
  const all = ranked.reduce((sum, each) => sum + Math.exp(each.odds - odds), 0);
  const absent = question.terms.filter((term) => term.absent).map(({ value }) => value);
  return Float32Array.from([
    ...(first?.row ?? new Float32Array(PASSAGE_FEATURES.length)),
    odds,
    odds - Math.max(-10, ...others),
    1 / Math.max(all, 1),
    Math.max(0, ...ranked.map(({ span }) => span)),
    absent.reduce((sum, value) => sum + value, 0) / Math.max(question.whole, 1e-6),
    Math.max(0, ...absent),
    absent.length,
    question.terms.length,
    question.figures.filter((figure) => !report.has(figure)).length,
    question.foreignPlaces.length,
    question.years.size,
    [...question.years].filter((year) => !report.years.all.has(year)).length,
  ]);
}
