import { createExactVectorIndex } from '../../search/exact-vector-index.ts';
import { buildHnswIndex } from '../../search/hnsw-vector-index.ts';
import type { VectorIndex } from '../../search/vector-index.ts';

/** The approximate vector index against scanning every vector. */
export interface VectorIndexComparison {
  /** Mean time of one search, in milliseconds. */
  readonly approximateMs: number;
  readonly exactMs: number;
  /** Share of the ten nearest windows that the approximate index finds, 0 to 1. */
  readonly recallAt10: number;
}

const NEIGHBOURS = 10;

/** Searches both indexes for every question. */
export function compareVectorIndexes(
  vectors: readonly Float32Array[],
  questions: readonly Float32Array[],
  dimension: number,
): VectorIndexComparison {
  const approximate = timedSearches(buildHnswIndex(vectors, dimension), questions);
  const exact = timedSearches(createExactVectorIndex(vectors, dimension), questions);
  const found = exact.results.map((nearest, at) => {
    // Equal windows are interchangeable, so similarity decides and not the position.
    const worst = Math.min(...nearest) - 1e-6;
    return (approximate.results[at] ?? []).filter((similarity) => similarity >= worst).length;
  });
  const wanted = exact.results.reduce((sum, nearest) => sum + nearest.length, 0);
  return {
    approximateMs: approximate.meanMs,
    exactMs: exact.meanMs,
    recallAt10: found.reduce((sum, count) => sum + count, 0) / wanted,
  };
}

function timedSearches(
  index: VectorIndex,
  questions: readonly Float32Array[],
): { readonly results: readonly (readonly number[])[]; readonly meanMs: number } {
  const start = performance.now();
  const results = questions.map((question) =>
    index.search(question, NEIGHBOURS).map(({ similarity }) => similarity),
  );
  return { results, meanMs: (performance.now() - start) / questions.length };
}
