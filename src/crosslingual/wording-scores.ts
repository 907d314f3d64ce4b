import type { ConceptIndex } from './concept-index.ts';
import { findWordings, type Wordings } from './wordings.ts';

/** What a formal term found for an everyday one adds to BM25, best of 1 to 4 on the `dev` reports. */
const WORDING_WEIGHT = 2;

/**
 * What a folded Chinese question gains in every paragraph from formal terms for its wordings, ≥ 0,
 * in the units of BM25 on character 1- and 2-grams and to be added to it.
 *
 * A paragraph that has the question's own word gains nothing from that word: BM25 has counted it.
 */
export function wordingScores(
  folded: string,
  wordings: Wordings,
  index: ConceptIndex,
): Float64Array {
  const scores = new Float64Array(index.paragraphCount);
  for (const { word, alternatives } of findWordings(folded, wordings, index.terms)) {
    const own = index.paragraphsWith([{ term: word, weight: 1 }]);
    const gains = [...index.paragraphsWith(alternatives)].filter(([at]) => !own.has(at));
    if (gains.length === 0) continue;
    const frequency = gains.reduce((sum, [, weight]) => sum + weight, own.size);
    const rest = Math.max(0.1, index.paragraphCount - frequency + 0.5);
    const value = WORDING_WEIGHT * Math.log1p(rest / (frequency + 0.5));
    for (const [at, weight] of gains) scores[at] = (scores[at] ?? 0) + value * weight;
  }
  return scores;
}
