import type { Embedder } from '../embedding/embedder.ts';
import { foldText } from '../text/fold.ts';
import { matterOf } from '../text/question-matter.ts';
import type { ParagraphWindow } from './embedded-windows.ts';
import { fuse, weightsFor, type FusionModel, type LegScores } from './fusion.ts';
import type { KeywordIndex } from './keyword-index.ts';
import type { LegRanking, Retrieval, Retriever, SearchHit } from './retriever.ts';
import { betweenVectors, tellingQuestion } from './telling-question.ts';
import type { VectorIndex } from './vector-index.ts';

/** Paragraphs each leg proposes before fusion. */
const POOL_SIZE = 50;
/** Windows of one paragraph crowd each other out, hence more neighbours than paragraphs wanted. */
const NEIGHBOURS_PER_PARAGRAPH = 6;
/** Questions are cut here: nobody asks more, and work stays bounded. */
const MAX_QUESTION_CHARS = 1_000;

/** Scores paragraphs by the translated, transliterated and paraphrased terms of a question. */
export interface ConceptScorer {
  /** One score per paragraph, ≥ 0, by position. */
  scores(foldedQuestion: string): Float64Array;
  /** What other wordings of a Chinese question add to the BM25 score of every paragraph, ≥ 0. */
  wordingScores(foldedQuestion: string): Float64Array;
}

/** What a retriever searches with. */
export interface RetrieverParts {
  readonly keywordIndex: KeywordIndex;
  readonly vectorIndex: VectorIndex;
  /** The window behind every vector, by the vector's position. */
  readonly windows: readonly ParagraphWindow[];
  readonly concepts: ConceptScorer;
  readonly embedder: Embedder;
  readonly fusion: FusionModel;
}

/** Searches keyword, vector and concept legs and fuses what they find. */
export function createRetriever(parts: RetrieverParts): Retriever {
  const windowPositions = groupByParagraph(parts.windows);
  return {
    async retrieve(question, limit) {
      const folded = matterOf(foldText(question.slice(0, MAX_QUESTION_CHARS)));
      if (folded === '' || parts.windows.length === 0) return { hits: [], legs: [] };
      const telling = tellingQuestion(folded, parts.keywordIndex);
      const [whole, rest] = await parts.embedder.embedQuestions(
        telling === null ? [folded] : [folded, telling],
      );
      if (whole === undefined) throw new Error('The embedder returned no vector');
      const vector = rest === undefined ? whole : betweenVectors(whole, rest);
      return search(parts, windowPositions, { folded, vector, limit });
    },
  };
}

function search(
  parts: RetrieverParts,
  windowPositions: readonly (readonly number[])[],
  query: { readonly folded: string; readonly vector: Float32Array; readonly limit: number },
): Retrieval {
  const pool = Math.max(POOL_SIZE, query.limit);
  const exact = parts.keywordIndex.scores(query.folded);
  const wordings = parts.concepts.wordingScores(query.folded);
  const keyword = exact.map((score, at) => score + (wordings[at] ?? 0));
  const concepts = parts.concepts.scores(query.folded);
  const neighbours = parts.vectorIndex.search(query.vector, pool * NEIGHBOURS_PER_PARAGRAPH);
  const byKeyword = bestPositions(keyword, pool);
  const byConcepts = bestPositions(concepts, pool);
  const byVector = [
    ...new Set(neighbours.map(({ position }) => parts.windows[position]?.paragraph ?? 0)),
  ];
  const candidates = [...new Set([...byKeyword, ...byConcepts, ...byVector.slice(0, pool)])];
  const windows = similaritiesOf(parts, windowPositions, query.vector, candidates);
  const scores = candidates.map((paragraph, at): LegScores => {
    const similarities = windows[at]?.map(({ similarity }) => similarity) ?? [];
    return {
      keyword: keyword[paragraph] ?? 0,
      similarity: Math.max(...similarities, -1),
      concepts: concepts[paragraph] ?? 0,
    };
  });
  const fused = fuse(scores, weightsFor(parts.fusion, query.folded));
  const hits = candidates
    .map((paragraph, at): SearchHit => ({
      paragraph: paragraph + 1,
      score: fused[at] ?? 0,
      ...(scores[at] ?? { keyword: 0, similarity: 0, concepts: 0 }),
      windows: windows[at] ?? [],
    }))
    .sort((left, right) => right.score - left.score)
    .slice(0, query.limit);
  const leg = (name: LegRanking['leg'], positions: readonly number[]): LegRanking => ({
    leg: name,
    paragraphs: positions.slice(0, query.limit).map((position) => position + 1),
  });
  return {
    hits,
    legs: [
      leg('keyword', bestPositions(exact, query.limit)),
      leg('vector', byVector),
      leg('concepts', byConcepts),
      { leg: 'fused', paragraphs: hits.map(({ paragraph }) => paragraph) },
    ],
  };
}

function similaritiesOf(
  parts: RetrieverParts,
  windowPositions: readonly (readonly number[])[],
  vector: Float32Array,
  candidates: readonly number[],
): readonly SearchHit['windows'][] {
  return candidates.map((paragraph) => {
    const positions = windowPositions[paragraph] ?? [];
    const similarities = parts.vectorIndex.similarities(vector, positions);
    return positions.map((position, at) => ({
      range: parts.windows[position]?.range ?? { start: 0, end: 0 },
      similarity: similarities[at] ?? -1,
    }));
  });
}

function groupByParagraph(windows: readonly ParagraphWindow[]): readonly (readonly number[])[] {
  const positions: number[][] = [];
  windows.forEach(({ paragraph }, position) => {
    (positions[paragraph] ??= []).push(position);
  });
  return positions;
}

/** Positions with a positive score, best first, at most `limit`. */
function bestPositions(scores: Float64Array, limit: number): readonly number[] {
  // Only scores that may be among the best are sorted by position: most of many are not.
  const floor = Float64Array.from(scores).sort().at(-limit) ?? 0;
  const positions: number[] = [];
  scores.forEach((score, position) => {
    if (score > 0 && score >= floor) positions.push(position);
  });
  return positions
    .sort((left, right) => (scores[right] ?? 0) - (scores[left] ?? 0) || left - right)
    .slice(0, limit);
}
