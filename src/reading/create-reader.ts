import type { PassageReader, Reading } from '../answering/passage-reader.ts';
import type { Report } from '../report/report.ts';
import type { SearchHit } from '../search/retriever.ts';
import { yearsIn } from '../report/report-frame.ts';
import { toOriginalRange, type TextRange } from '../text/fold.ts';
import { matterOf } from '../text/question-matter.ts';
import {
  createAffinityScorer,
  type AffinityModel,
  type AffinityScorer,
} from './affinity/affinity-model.ts';
import { askedHeads } from './asked-heads.ts';
import { createEdgeScorer, type EdgeModel } from './candidates/edge-model.ts';
import { agreement, isContested } from './agreement.ts';
import { clozeOf } from './features/cloze.ts';
import { foundFeatures, FOUND_FEATURES } from './features/found-features.ts';
import { passageFeatures, PASSAGE_FEATURES } from './features/passage-features.ts';
import { SPAN_FEATURES } from './features/span-features.ts';
import { viewPassage, type PassageView, type QuestionView } from './passage-view.ts';
import { questionTerms, type ExplainedConcept } from './question-terms.ts';
import { expectationOf } from './question-type.ts';
import { readableReport, type ReadableReport } from './readable-report.ts';
import { askedFigures, namingRange, standsIn } from './known-figure.ts';
import { placesIn } from './places.ts';
import type { SpanScorer, SpanScores } from './neural/span-scorer.ts';
import { NO_OUTLOOK, outlookOf, type SpanOutlook } from './span-outlook.ts';
import { probability, treeModel, type TreeEnsemble, type TreeModel } from './tree-ensemble.ts';

/** Everything that was learned, as bundled in `embeddings/reader/`. */
export interface ReaderModel {
  /** Changes with the model. */
  readonly version: string;
  readonly edges: EdgeModel;
  readonly affinity: AffinityModel;
  readonly span: TreeEnsemble;
  readonly passage: TreeEnsemble;
  readonly found: TreeEnsemble;
  /** Platt scaling of the found model's log-odds: probability(scale × odds + offset). */
  readonly calibration: { readonly scale: number; readonly offset: number };
  /** Answer when the probability is at least this. */
  readonly threshold: number;
}

/** What a reader reads with besides its model. */
export interface ReaderParts {
  readonly model: ReaderModel;
  /** The neural reader. */
  readonly spans: SpanScorer;
  /** The concepts of a folded question, as the cross-lingual leg explains them. */
  explain(core: string): readonly ExplainedConcept[];
}

/** Reads passages of one report by learned ranking over cheap evidence and what the neural reader says. */
export function createReader(report: Report, parts: ReaderParts): PassageReader {
  const { model } = parts;
  const affinity = createAffinityScorer(model.affinity);
  const readable = readableReport(report, { edges: createEdgeScorer(model.edges), affinity });
  const scoreSpan = treeModel(model.span, SPAN_FEATURES);
  const scorePassage = treeModel(model.passage, PASSAGE_FEATURES);
  const scoreFound = treeModel(model.found, FOUND_FEATURES);
  return {
    async read({ core }, hits) {
      const question = viewQuestion(core, { readable, affinity, concepts: parts.explain(core) });
      const neural = await readNeurally(parts.spans, { core, readable, hits });
      const ranked = rankPassages({ question, readable, hits, neural, scoreSpan, scorePassage });
      const [best] = ranked;
      if (best === undefined) throw new RangeError('There is nothing to read');
      const row = foundFeatures(question, ranked, readable);
      const { scale, offset } = model.calibration;
      const judged = probability(scale * scoreFound.score(row) + offset);
      // The trees have seen few such questions; a figure that stands there has its meaning there.
      const figure = standsIn(best.view.paragraph.folded.text, askedFigures(question));
      const known = figure !== null ? Math.max(judged, NAMED_FIGURE_CONFIDENCE) : judged;
      const confidence = asksOfOtherYears(question, readable)
        ? Math.min(known, OTHER_YEAR_CONFIDENCE)
        : known;
      return {
        passages: ranked.map(({ view, odds }) => ({ hit: view.hit, score: probability(odds) })),
        highlight: figure === null ? highlightOf(best) : nameOfFigure(best, figure),
        questionType: question.expectation.type,
        agrees: verdict(question, ranked),
        confidence,
        found: confidence >= model.threshold,
      };
    },
  };
}

/** What the neural reader says about the hits. */
export function readNeurally(
  scorer: SpanScorer,
  asked: {
    readonly core: string;
    readonly readable: ReadableReport;
    readonly hits: readonly SearchHit[];
  },
): Promise<SpanScores> {
  const texts = asked.hits.map(({ paragraph }) => asked.readable.paragraph(paragraph).folded.text);
  return scorer.score(matterOf(asked.core), texts);
}

/** Makes a folded question ready to be held against passages of a report. */
export function viewQuestion(
  core: string,
  known: {
    readonly readable: ReadableReport;
    readonly affinity: AffinityScorer;
    readonly concepts: readonly ExplainedConcept[];
  },
): QuestionView {
  const { readable, affinity, concepts } = known;
  const terms = questionTerms(matterOf(core), readable, concepts);
  return {
    core,
    expectation: expectationOf(core),
    heads: askedHeads(core, concepts),
    cloze: clozeOf(core),
    affinity: affinity.forQuestion(core),
    years: yearsIn(core, readable.years.frame),
    foreignPlaces: placesIn(core).filter((place) => !readable.says(place)),
    terms,
    whole: terms.reduce((sum, { value }) => sum + value, 0),
    figures: core.match(/\d+(?:[.,]\d+)*/gu) ?? [],
  };
}

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

/** Confidence that a passage tells what a figure is that it has. */
const NAMED_FIGURE_CONFIDENCE = 0.85;

/** Confidence that a report answers a question about a year of which it never speaks. */
const OTHER_YEAR_CONFIDENCE = 0.05;

function asksOfOtherYears({ years }: QuestionView, report: ReadableReport): boolean {
  const said = report.years.all;
  return years.size > 0 && said.size > 0 && ![...years].some((year) => said.has(year));
}

function highlightOf({ view, outlook }: RankedPassage): Reading['highlight'] {
  const { paragraph } = view;
  const candidate = paragraph.candidates[outlook.at];
  const whole = { start: 0, end: paragraph.folded.ends.at(-1) ?? 0 };
  const fallback = paragraph.sentences[0]?.original ?? whole;
  if (candidate === undefined) {
    return { paragraph: paragraph.number, sentence: fallback, span: null };
  }
  return {
    paragraph: paragraph.number,
    sentence: paragraph.sentences[candidate.sentence]?.original ?? fallback,
    span: toOriginalRange(paragraph.folded, candidate),
  };
}

/** Whether the figure asked about agrees; null where that is not certain. */
function verdict(
  question: QuestionView,
  [best, ...others]: readonly RankedPassage[],
): boolean | null {
  if (best === undefined) return null;
  const agrees = agreement(question, best.view, best.outlook.at);
  const rivals = others.map(({ view }) => view);
  return agrees === true && isContested(question, best.view, rivals) ? null : agrees;
}

/** What the report says a figure is. */
function nameOfFigure(best: RankedPassage, figure: TextRange): Reading['highlight'] {
  const { paragraph } = best.view;
  const name = namingRange(paragraph.folded.text, figure);
  const sentence = paragraph.sentences.find(
    ({ start, end }) => start <= figure.start && figure.end <= end,
  );
  if (sentence === undefined || name.end - name.start < MIN_NAME_CHARS) return highlightOf(best);
  return {
    paragraph: paragraph.number,
    sentence: sentence.original,
    span: toOriginalRange(paragraph.folded, name),
  };
}

const MIN_NAME_CHARS = 2;
