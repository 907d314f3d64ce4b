import type { PassageView, QuestionView } from '../passage-view.ts';
import { NO_OUTLOOK, type SpanOutlook } from '../span-outlook.ts';
import { questionFeatures, QUESTION_FEATURES } from './question-features.ts';

const OWN = [
  'fused',
  'keyword',
  'keywordShare',
  'similarity',
  'concepts',
  'conceptsShare',
  'coverage',
  'bestSentence',
  'bestClause',
  'bestWithPrevious',
  'weighted',
  'rarestMissing',
  'rarestMatched',
  'matchedTerms',
  'figuresPresent',
  'bestSpan',
  'neural',
  'spanMargin',
  'spanStart',
  'spanSentenceCoverage',
  'spanSentenceSimilarity',
  'spanFigure',
  'yearFit',
  'length',
  'position',
] as const;

/** The same value less the best of the question's hits. */
const RELATIVE = [
  'fused',
  'keyword',
  'similarity',
  'concepts',
  'coverage',
  'bestSentence',
  'bestClause',
  'bestSpan',
  'neural',
  'weighted',
  'spanSentenceCoverage',
] as const;

/** Names of the features of a question with one of its passages, in the order of the model. */
export const PASSAGE_FEATURES: readonly string[] = [
  ...QUESTION_FEATURES,
  ...OWN,
  ...RELATIVE.map((name) => `${name}:relative`),
  ...RELATIVE.map((name) => `${name}:lead`),
];

type OwnFeatures = Record<(typeof OWN)[number], number>;

/** One row per passage; all passages of the question are needed, as they are compared. */
export function passageFeatures(
  question: QuestionView,
  views: readonly PassageView[],
  outlooks: readonly SpanOutlook[],
  size: number,
): readonly Float32Array[] {
  const shared = questionFeatures(question);
  const best = (read: (view: PassageView) => number): number =>
    Math.max(1e-6, ...views.map((view) => read(view)));
  const keyword = best(({ hit }) => hit.keyword);
  const concepts = best(({ hit }) => hit.concepts);
  const rows = views.map((view, at) => {
    const outlook = outlooks[at] ?? NO_OUTLOOK;
    return ownFeatures({ question, view, outlook, size, keyword, concepts });
  });
  return rows.map((row, at) => {
    const rivals = RELATIVE.map((name) => {
      const others = rows.filter((_, other) => other !== at).map((other) => other[name]);
      return { name, best: Math.max(0, ...others) };
    });
    return Float32Array.from([
      ...shared,
      ...OWN.map((name) => row[name]),
      ...rivals.map((rival) => row[rival.name] - Math.max(row[rival.name], rival.best)),
      ...rivals.map((rival) => row[rival.name] - rival.best),
    ]);
  });
}

function ownFeatures(input: {
  readonly question: QuestionView;
  readonly view: PassageView;
  readonly outlook: SpanOutlook;
  readonly size: number;
  readonly keyword: number;
  readonly concepts: number;
}): OwnFeatures {
  const { question, view, outlook } = input;
  const { hit, paragraph } = view;
  const candidate = paragraph.candidates[outlook.at];
  const sentence = candidate === undefined ? undefined : view.sentences[candidate.sentence];
  const matched = new Set(view.matches.map(({ term }) => term));
  const values = question.terms.map(({ value }) => value);
  const text = paragraph.folded.text;
  return {
    fused: hit.score,
    keyword: hit.keyword / Math.max(question.whole, 1e-6),
    keywordShare: hit.keyword / input.keyword,
    similarity: hit.similarity,
    concepts: hit.concepts / 10,
    conceptsShare: hit.concepts / input.concepts,
    coverage: view.coverage,
    bestSentence: view.bestSentence,
    bestClause: Math.max(0, ...view.sentences.map(({ bestClause }) => bestClause)),
    bestWithPrevious: Math.max(0, ...view.sentences.map(({ withPrevious }) => withPrevious)),
    weighted: Math.max(0, ...view.sentences.map((each) => each.coverage + each.similarity)),
    rarestMissing: Math.max(0, ...values.filter((_, term) => !matched.has(term))),
    rarestMatched: Math.max(0, ...values.filter((_, term) => matched.has(term))),
    matchedTerms: matched.size / Math.max(1, values.length),
    figuresPresent:
      question.figures.length === 0
        ? -1
        : question.figures.filter((figure) => text.includes(figure)).length /
          question.figures.length,
    bestSpan: outlook.best,
    neural: outlook.neural,
    spanMargin: outlook.best - outlook.second,
    spanStart: (candidate?.start ?? 0) / Math.max(1, text.length),
    spanSentenceCoverage: sentence?.coverage ?? 0,
    spanSentenceSimilarity: sentence?.similarity ?? 0,
    spanFigure: Number(candidate?.shape.figure ?? false),
    yearFit: sentence?.yearFit ?? 0,
    length: Math.log(1 + text.length),
    position: hit.paragraph / Math.max(1, input.size),
  };
}
