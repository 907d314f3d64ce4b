/** What a model returned for a batch: `batch * length * dimension` numbers, text after text, piece after piece. */
export interface PieceStates {
  readonly data: Float32Array;
  /** Batch, length, dimension. */
  readonly dims: readonly [number, number, number];
}

/**
 * Unit mean vectors of the pieces of every text, `batch * dimension` numbers.
 *
 * Gives what `pooling: 'mean', normalize: true` of transformers.js 2.17 gives, but reads the states in
 * the order they lie in memory and converts the mask, a `BigInt64Array`, once per piece instead of
 * once per number: 0.6 ms instead of 28 for 200 characters, tokenizer and model included, on a busy core.
 *
 * @param mask 1 for a piece of the text and 0 for padding, `batch * length` numbers
 */
export function meanPooled(states: PieceStates, mask: ArrayLike<bigint | number>): Float32Array {
  // Taken out once: a tensor of transformers.js is a proxy, and each access through it costs.
  const { data, dims } = states;
  const [batch, length, dimension] = dims;
  const pooled = new Float32Array(batch * dimension);
  for (let text = 0; text < batch; text += 1) {
    const sum = pooled.subarray(text * dimension, (text + 1) * dimension);
    for (let piece = 0; piece < length; piece += 1) {
      const row = text * length + piece;
      if (Number(mask[row] ?? 0) === 0) continue;
      for (let at = 0; at < dimension; at += 1) {
        sum[at] = (sum[at] ?? 0) + (data[row * dimension + at] ?? 0);
      }
    }
    scaleToUnit(sum);
  }
  return pooled;
}

function scaleToUnit(vector: Float32Array): void {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return;
  const scale = 1 / Math.sqrt(square);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * scale;
}
