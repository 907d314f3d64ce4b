/** A neighbour of a query vector. */
export interface Neighbour {
  /** The position the vector was added at, 0…size-1. */
  readonly position: number;
  /** Cosine similarity, -1 to 1. */
  readonly similarity: number;
}

/** Nearest-neighbour search over unit vectors. */
export interface VectorIndex {
  readonly size: number;
  readonly dimension: number;
  /**
   * The `k` (or all, if fewer) nearest vectors, most similar first.
   *
   * @throws RangeError when the vector's length is not `dimension` or it holds a non-number
   */
  search(vector: Float32Array, k: number): readonly Neighbour[];
  /** Cosine similarity to the vectors at these positions, in their order. */
  similarities(vector: Float32Array, positions: readonly number[]): readonly number[];
}

/**
 * Refuses what the native index would silently accept or abort the process on.
 *
 * @throws RangeError when the vector's length is not `dimension` or it holds a non-number
 */
export function checkedVector(vector: Float32Array, dimension: number): number[] {
  if (vector.length !== dimension) {
    throw new RangeError(
      `A vector of ${vector.length} numbers does not fit ${dimension} dimensions`,
    );
  }
  const numbers = Array.from(vector);
  if (!numbers.every(Number.isFinite)) throw new RangeError('A vector holds a non-finite number');
  return numbers;
}

/** Dot product of two vectors of the same length; of unit vectors, their cosine similarity. */
export function dotProduct(left: Float32Array, right: Float32Array | Int8Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
