import { checkedVector, type Neighbour, type VectorIndex } from './vector-index.ts';

/** Scans every vector: exact, for measuring how much the approximate index loses. */
export function createExactVectorIndex(
  vectors: readonly Float32Array[],
  dimension: number,
): VectorIndex {
  vectors.forEach((vector) => checkedVector(vector, dimension));
  const similarity = (left: Float32Array, right: Float32Array): number => {
    let sum = 0;
    for (let index = 0; index < dimension; index += 1) {
      sum += (left[index] ?? 0) * (right[index] ?? 0);
    }
    return sum;
  };
  return {
    size: vectors.length,
    dimension,
    search(vector, k) {
      checkedVector(vector, dimension);
      const all = vectors.map((candidate, position): Neighbour => ({
        position,
        similarity: similarity(vector, candidate),
      }));
      return all.sort((left, right) => right.similarity - left.similarity).slice(0, k);
    },
    similarities(vector, positions) {
      checkedVector(vector, dimension);
      return positions.map((position) => {
        const candidate = vectors[position];
        if (candidate === undefined) throw new RangeError(`There is no vector ${position}`);
        return similarity(vector, candidate);
      });
    },
  };
}
