import { checkedVector, dotProduct, type Neighbour, type VectorIndex } from './vector-index.ts';

/** Scans every vector: exact, for measuring how much the approximate index loses. */
export function createExactVectorIndex(
  vectors: readonly Float32Array[],
  dimension: number,
): VectorIndex {
  vectors.forEach((vector) => checkedVector(vector, dimension));
  return {
    size: vectors.length,
    dimension,
    search(vector, k) {
      checkedVector(vector, dimension);
      const all = vectors.map((candidate, position): Neighbour => ({
        position,
        similarity: dotProduct(vector, candidate),
      }));
      return all.sort((left, right) => right.similarity - left.similarity).slice(0, k);
    },
    similarities(vector, positions) {
      checkedVector(vector, dimension);
      return positions.map((position) => {
        const candidate = vectors[position];
        if (candidate === undefined) throw new RangeError(`There is no vector ${position}`);
        return dotProduct(vector, candidate);
      });
    },
  };
}
