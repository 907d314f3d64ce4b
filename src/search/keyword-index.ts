import { keywordTerms } from './terms.ts';

/** BM25 parameters: Robertson & Zaragoza, "The Probabilistic Relevance Framework" (2009), §3.4. */
const SATURATION = 1.2;
const LENGTH_NORMALISATION = 0.75;

/** Keyword scores of paragraphs for a question. */
export interface KeywordIndex {
  /** Number of indexed texts. */
  readonly size: number;
  /** BM25 score of every text, ≥ 0, by position; allocate once per question. */
  scores(folded: string): Float64Array;
  /** In how many texts the term occurs, 0…size. */
  documentFrequency(term: string): number;
  /** Inverse document frequency, > 0; highest for a term that no text contains. */
  inverseDocumentFrequency(term: string): number;
}

/**
 * Builds an inverted index over folded texts and scores it with BM25 (k1 1.2, b 0.75).
 *
 * A term that a question repeats counts once.
 */
export function buildKeywordIndex(foldedTexts: readonly string[]): KeywordIndex {
  const postings = new Map<string, { texts: number[]; counts: number[] }>();
  const lengths = new Float64Array(foldedTexts.length);
  foldedTexts.forEach((text, position) => {
    const counts = countTerms(keywordTerms(text));
    for (const [term, count] of counts) {
      let entry = postings.get(term);
      if (entry === undefined) postings.set(term, (entry = { texts: [], counts: [] }));
      entry.texts.push(position);
      entry.counts.push(count);
      lengths[position] = (lengths[position] ?? 0) + count;
    }
  });
  const size = foldedTexts.length;
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(size, 1) || 1;
  const normalisers = lengths.map(
    (length) =>
      SATURATION * (1 - LENGTH_NORMALISATION + (LENGTH_NORMALISATION * length) / meanLength),
  );

  const documentFrequency = (term: string): number => postings.get(term)?.texts.length ?? 0;
  const inverseDocumentFrequency = (term: string): number => {
    const frequency = documentFrequency(term);
    return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
  };
  return {
    size,
    documentFrequency,
    inverseDocumentFrequency,
    scores(folded) {
      const scores = new Float64Array(size);
      for (const term of new Set(keywordTerms(folded))) {
        const entry = postings.get(term);
        if (entry === undefined) continue;
        const weight = inverseDocumentFrequency(term) * (SATURATION + 1);
        entry.texts.forEach((text, at) => {
          const count = entry.counts[at] ?? 0;
          scores[text] =
            (scores[text] ?? 0) + (weight * count) / (count + (normalisers[text] ?? SATURATION));
        });
      }
      return scores;
    },
  };
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
