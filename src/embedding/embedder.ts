/** A sentence encoder: texts in, unit vectors out. */
export interface Embedder {
  /** Name from the configuration, for instance `encoder` or `Xenova/multilingual-e5-small`. */
  readonly name: string;
  /** SHA-256 over the model's files (hexadecimal); part of every index manifest. */
  readonly hash: string;
  /** Length of every vector. */
  readonly dimension: number;
  /**
   * Embeds questions; the result has one unit-length vector per text, in order.
   *
   * @throws InferenceError when the inference process is gone for good
   */
  embedQuestions(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /** Embeds passages, like {@link Embedder.embedQuestions}. */
  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]>;
}
