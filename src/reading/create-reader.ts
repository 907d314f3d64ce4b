import type { PassageReader, Reading } from '../answering/passage-reader.ts';
import type { Report } from '../report/report.ts';
import type { SearchHit } from '../search/retriever.ts';
import { yearsIn } from '../report/report-frame.ts';
import { toOriginalRange, type TextRange } from '../text/fold.ts';
import {
  createAffinityScorer,
  type AffinityModel,
  type AffinityScorer,
} from './affinity/affinity-model.ts';
import { askedHeads } from './asked-heads.ts';
import type { Candidate } from './candidates/candidate-spans.ts';
import { createEdgeScorer, type EdgeModel } from './candidates/edge-model.ts';
import { agreement } from './agreement.ts';
import { clozeOf } from './features/cloze.ts';
import { foundFeatures, FOUND_FEATURES } from './features/found-features.ts';
import {
  passageFeatures,
  PASSAGE_FEATURES,
  type SpanOutlook,
} from './features/passage-features.ts';
import { spanFeatures, SPAN_FEATURES } from './features/span-features.ts';
import { viewPassage, type PassageView, type QuestionView } from './passage-view.ts';
import { questionTerms, type ExplainedConcept } from './question-terms.ts';
import { expectationOf } from './question-type.ts';
import { readableReport, type ReadableReport } from './readable-report.ts';
import { askedFigures, standsIn } from './known-figure.ts';
import { figureByOwnWords } from './own-words.ts';
import { placesIn } from './places.ts';
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
  /** The concepts of a folded question, as the cross-lingual leg explains them. */
  explain(core: string): readonly ExplainedConcept[];
}

/** Reads passages of one report by learned ranking over cheap evidence. */
export function createReader(report: Report, parts: ReaderParts): PassageReader {
  const { model } = parts;
  const affinity = createAffinityScorer(model.affinity);
  const readable = readableReport(report, { edges: createEdgeScorer(model.edges), affinity });
  const scoreSpan = treeModel(model.span, SPAN_FEATURES);
  const scorePassage = treeModel(model.passage, PASSAGE_FEATURES);
  const scoreFound = treeModel(model.found, FOUND_FEATURES);
  return {
    read({ core }, hits) {
      const question = viewQuestion(core, { readable, affinity, concepts: parts.explain(core) });
      const ranked = rankPassages({ question, readable, hits, scoreSpan, scorePassage });
      const [best] = ranked;
      if (best === undefined) throw new RangeError('There is nothing to read');
      const row = foundFeatures(question, ranked, readable);
      const { scale, offset } = model.calibration;
      const judged = probability(scale * scoreFound.score(row) + offset);
      // The trees have seen few such questions; a figure that stands there has its meaning there.
      const named = standsIn(best.view, askedFigures(question)) !== null;
      const known = named ? Math.max(judged, NAMED_FIGURE_CONFIDENCE) : judged;
      const confidence = asksOfOtherYears(question, readable)
        ? Math.min(known, OTHER_YEAR_CONFIDENCE)
        : known;
      return {
        passages: ranked.map(({ view, odds }) => ({ hit: view.hit, score: probability(odds) })),
        highlight: highlightOf(best),
        questionType: question.expectation.type,
        agrees: agreement(question, best.view, best.outlook.at),
        confidence,
        found: confidence >= model.threshold,
      };
    },
  };
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
  const terms = questionTerms(core, readable, concepts);
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
  readonly scoreSpan: TreeModel;
  readonly scorePassage: TreeModel;
}): readonly RankedPassage[] {
  const { question, readable, hits } = input;
  const { years } = readable;
  const views = hits.map((hit) =>
    viewPassage(question, readable.paragraph(hit.paragraph), { hit, years }),
  );
  const outlooks = views.map((view) => outlookOf(question, view, input.scoreSpan));
  const rows = passageFeatures(question, views, outlooks, readable.size);
  return views
    .map((view, at): RankedPassage => {
      const outlook = outlooks[at] ?? { best: 0, second: 0, at: -1 };
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

/** Trees that every candidate is scored with; only the best by these are scored with all. */
const FIRST_TREES = 30;
const FULLY_SCORED = 16;

/** The best candidate of a passage and the best one that does not overlap it. */
function outlookOf(question: QuestionView, view: PassageView, model: TreeModel): SpanOutlook {
  const { candidates } = view.paragraph;
  const rows = spanFeatures(question, view);
  const figure = standsIn(view, askedFigures(question));
  const scored = rows
    .map((row, at) => ({ row, at, odds: model.score(row, 0, FIRST_TREES) }))
    .filter(({ at }) => figure === null || mayName(view, candidates[at], figure))
    .sort((left, right) => right.odds - left.odds)
    .slice(0, FULLY_SCORED)
    .map(({ row, at, odds }) => ({ at, odds: odds + model.score(row, FIRST_TREES) }))
    .sort((left, right) => right.odds - left.odds);
  const [top] = scored;
  const best = candidates[top?.at ?? -1];
  if (top === undefined || best === undefined) return { best: 0, second: 0, at: -1 };
  const second = scored.find(({ at }) => {
    const other = candidates[at];
    return other !== undefined && (other.start >= best.end || other.end <= best.start);
  });
  return {
    best: probability(top.odds),
    second: probability(second?.odds ?? -10),
    at: figureByOwnWords(question, view, top.at),
  };
}

/** What a figure is stands in its own sentence, beside it. */
function mayName(view: PassageView, candidate: Candidate | undefined, figure: TextRange): boolean {
  if (candidate === undefined) return false;
  const sentence = view.paragraph.sentences[candidate.sentence];
  const inSentence =
    sentence !== undefined && sentence.start <= figure.start && figure.end <= sentence.end;
  return inSentence && (candidate.end <= figure.start || candidate.start >= figure.end);
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
