import type { QueryConcept } from './expand-question.ts';
import type { WeightedTerm } from './lexicon.ts';
import { indexTerms, type TermPostings } from './term-postings.ts';

/** A concept with what this report says of it. */
export interface ScoredConcept {
  readonly source: string;
  /** What a full match adds to a score: the concept's importance × its rarity in the report. */
  readonly value: number;
  /** In how many paragraphs it is mentioned, every mention counted by its weight; 0 if nowhere. */
  readonly documentFrequency: number;
  /** The alternatives that the report has, best first. */
  readonly alternatives: readonly WeightedTerm[];
}

/** How well every paragraph covers a question's concepts. */
export interface ConceptScores {
  /** One score per paragraph, ≥ 0. */
  readonly paragraphs: Float64Array;
  readonly concepts: readonly ScoredConcept[];
}

/** Scores the paragraphs of one report by the concepts of a question. */
export interface ConceptIndex {
  readonly terms: TermPostings;
  readonly paragraphCount: number;
  score(concepts: readonly QueryConcept[]): ConceptScores;
  /** The paragraphs that have one of the alternatives, with the weight of the best. */
  paragraphsWith(alternatives: readonly WeightedTerm[]): ReadonlyMap<number, number>;
}

/**
 * The constants below were fitted on the `train` reports (softmax over a report's paragraphs);
 * `embeddings/training/LEXICON.md` has the recipe.
 */
const RARITY_POWER = 0.484;
const PARAGRAPH_LENGTH_PENALTY = 0.355;
const SENTENCE_LENGTH_PENALTY = 0.435;
const BEST_SENTENCE_WEIGHT = 1.664;

/** The sentences of a report's folded paragraphs, indexed. */
interface Indexed {
  readonly terms: TermPostings;
  /** The paragraph of every sentence. */
  readonly paragraphOf: readonly number[];
  readonly paragraphCount: number;
}

const SENTENCE = /[^。!?;]+[。!?;]?/gu;

/**
 * Indexes folded paragraphs.
 *
 * A paragraph's score is the sum over concepts of value × weight of the best alternative in it
 * (Pirkola's structured query with a maximum), plus the same for its best sentence, less a little
 * for length.
 */
export function buildConceptIndex(foldedParagraphs: readonly string[]): ConceptIndex {
  const sentences: string[] = [];
  const paragraphOf: number[] = [];
  foldedParagraphs.forEach((paragraph, position) => {
    for (const sentence of paragraph.match(SENTENCE) ?? [paragraph]) {
      sentences.push(sentence);
      paragraphOf.push(position);
    }
  });
  const terms = indexTerms(sentences);
  const paragraphCount = foldedParagraphs.length;
  const indexed: Indexed = { terms, paragraphOf, paragraphCount };
  const paragraphPenalty = lengthPenalties(foldedParagraphs, PARAGRAPH_LENGTH_PENALTY);
  const sentencePenalty = lengthPenalties(sentences, SENTENCE_LENGTH_PENALTY);

  return {
    terms,
    paragraphCount,
    paragraphsWith(alternatives) {
      const { weights, positions } = mentionsOf(alternatives, indexed).byParagraph;
      return new Map(positions.map((at) => [at, weights[at] ?? 0]));
    },
    score(concepts) {
      const inParagraph = new Float64Array(paragraphCount);
      const inSentence = new Float64Array(sentences.length);
      const scored = concepts.map((concept) => {
        const mentions = mentionsOf(concept.alternatives, indexed);
        const documentFrequency = sum(mentions.byParagraph.weights);
        const value = concept.importance * rarity(documentFrequency, paragraphCount);
        addTo(inParagraph, mentions.byParagraph, value);
        addTo(inSentence, mentions.bySentence, value);
        return { source: concept.source, value, documentFrequency, alternatives: mentions.found };
      });
      const best = new Float64Array(paragraphCount).fill(-Infinity);
      paragraphOf.forEach((paragraph, at) => {
        const score = (inSentence[at] ?? 0) - (sentencePenalty[at] ?? 0);
        if (score > (best[paragraph] ?? 0)) best[paragraph] = score;
      });
      const paragraphs = inParagraph.map((coverage, at) => {
        if (coverage === 0) return 0;
        const whole = coverage - (paragraphPenalty[at] ?? 0);
        return Math.max(0, whole + BEST_SENTENCE_WEIGHT * (best[at] ?? 0));
      });
      return { paragraphs, concepts: scored };
    },
  };
}

interface Mentions {
  readonly byParagraph: SparseWeights;
  readonly bySentence: SparseWeights;
  readonly found: readonly WeightedTerm[];
}

/** Weights of few positions among many: a dense array with the list of those set. */
interface SparseWeights {
  readonly weights: Float64Array;
  readonly positions: readonly number[];
}

/** The weight of the best alternative in every sentence and paragraph that has one. */
function mentionsOf(alternatives: readonly WeightedTerm[], indexed: Indexed): Mentions {
  const { terms, paragraphOf, paragraphCount } = indexed;
  const byParagraph = { weights: new Float64Array(paragraphCount), positions: [] as number[] };
  const bySentence = { weights: new Float64Array(paragraphOf.length), positions: [] as number[] };
  const found: WeightedTerm[] = [];
  for (const alternative of alternatives) {
    const positions = terms.find(alternative.term);
    if (positions.length > 0) found.push(alternative);
    for (const sentence of positions) {
      raise(bySentence, sentence, alternative.weight);
      raise(byParagraph, paragraphOf[sentence] ?? 0, alternative.weight);
    }
  }
  return { byParagraph, bySentence, found };
}

function raise(
  sparse: { readonly weights: Float64Array; readonly positions: number[] },
  at: number,
  weight: number,
): void {
  const before = sparse.weights[at] ?? 0;
  if (before === 0) sparse.positions.push(at);
  if (weight > before) sparse.weights[at] = weight;
}

function addTo(scores: Float64Array, { weights, positions }: SparseWeights, factor: number): void {
  for (const at of positions) scores[at] = (scores[at] ?? 0) + factor * (weights[at] ?? 0);
}

/** Inverse document frequency as in BM25, tempered. */
function rarity(documentFrequency: number, size: number): number {
  const ratio = Math.max(size - documentFrequency + 0.5, 0.1) / (documentFrequency + 0.5);
  return Math.log1p(ratio) ** RARITY_POWER;
}

function lengthPenalties(texts: readonly string[], factor: number): Float64Array {
  const mean = sum(texts.map((text) => Math.max(1, text.length))) / Math.max(1, texts.length);
  return Float64Array.from(texts, (text) => factor * Math.log(Math.max(1, text.length) / mean));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
