import type { PassageReader } from '../answering/passage-reader.ts';
import type { Report } from '../report/report.ts';
import type { SearchHit } from '../search/retriever.ts';
import { yearsIn } from '../report/report-frame.ts';
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
import { PASSAGE_FEATURES } from './features/passage-features.ts';
import { SPAN_FEATURES } from './features/span-features.ts';
import type { QuestionView } from './passage-view.ts';
import { questionTerms, type ExplainedConcept } from './question-terms.ts';
import { expectationOf } from './question-type.ts';
import { readableReport, type ReadableReport } from './readable-report.ts';
import { listsAsMany } from './counted-list.ts';
import { firstOf, highlightOf, knownFigure, knownPerson, typedFigure } from './highlight.ts';
import { figuresIn, inDigits } from './known-figure.ts';
import { isOutOfReach, mayAnswer } from './out-of-reach.ts';
import { namesAskedAbout } from './people-asked-about.ts';
import { foreignPlaces } from './places.ts';
import type { SpanScorer, SpanScores } from './neural/span-scorer.ts';
import { rankPassages, type RankedPassage } from './rank-passages.ts';
import { probability, treeModel, type TreeEnsemble } from './tree-ensemble.ts';

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
      const ranked = ableFirst(
        question,
        rankPassages({ question, readable, hits, neural, scoreSpan, scorePassage }),
      );
      const [best] = ranked;
      if (best === undefined) throw new RangeError('There is nothing to read');
      const row = foundFeatures(question, ranked, readable);
      const { scale, offset } = model.calibration;
      const judged = probability(scale * scoreFound.score(row) + offset);
      // The trees have seen few such questions; what is named there has its meaning there.
      const known =
        knownPerson(question, ranked) ??
        typedFigure(question, ranked) ??
        knownFigure(question, best);
      const agrees = verdict(question, ranked, readable.title);
      const confidence = Math.min(
        known === null && agrees === null ? judged : Math.max(judged, KNOWN_CONFIDENCE),
        isOutOfReach(question, readable) || !isAble(question, best) ? OUT_OF_REACH_CONFIDENCE : 1,
      );
      const shown = known === null ? ranked : firstOf(ranked, known.paragraph);
      return {
        passages: shown.map(({ view, odds }) => ({ hit: view.hit, score: probability(odds) })),
        highlight: known ?? highlightOf(question, best),
        questionType: question.expectation.type,
        agrees,
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
    foreignPlaces: foreignPlaces(core, readable),
    terms,
    whole: terms.reduce((sum, { value }) => sum + value, 0),
    people: namesAskedAbout(core, concepts),
    inDigits: inDigits(core, concepts),
    figures: figuresIn(core),
  };
}

/** Confidence that a passage tells what a figure or a person is that it names, or has the figure in doubt. */
const KNOWN_CONFIDENCE = 0.85;

/** Confidence that a report answers where it is plain that it does not. */
const OUT_OF_REACH_CONFIDENCE = 0.05;

function isAble(question: QuestionView, { view }: RankedPassage): boolean {
  return mayAnswer(question, view.paragraph.folded.text);
}

/** By so much, in log-odds, a passage that cannot have what is asked for gives way to one that can. */
const GIVES_WAY = 4;

/** The best passage that has as many things as are asked for, or may have what is, if it is nearly as good. */
function ableFirst(
  question: QuestionView,
  ranked: readonly RankedPassage[],
): readonly RankedPassage[] {
  const able =
    ranked.find((each) => listsAsMany(question, each.view)) ??
    ranked.find((each) => isAble(question, each));
  const [best] = ranked;
  if (able === undefined || best === undefined || able.odds < best.odds - GIVES_WAY) return ranked;
  return firstOf(ranked, able.view.paragraph.number);
}

/** Whether the figure asked about agrees; null where that is not certain. */
function verdict(
  question: QuestionView,
  [best, ...others]: readonly RankedPassage[],
  title: string,
): boolean | null {
  if (best === undefined) return null;
  const agrees = agreement(question, best.view, { candidateAt: best.outlook.shown, title });
  const rivals = others.map(({ view }) => view);
  return agrees === true && isContested(question, best.view, rivals) ? null : agrees;
}
