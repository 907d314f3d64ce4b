import { AutoTokenizer } from '@xenova/transformers';
import { InferenceError } from './inference-error.ts';

/** The parts of a tokenizer of transformers.js that the neural reader uses; its types leave them out. */
export interface PieceTokenizer {
  encode(text: string, pair: null, options: { readonly add_special_tokens: boolean }): number[];
  readonly model: { readonly vocab: readonly string[]; readonly unk_token_id: number };
}

/** Folder of the bundled encoder, whose pieces the neural reader reads. */
export const BUNDLED_ENCODER = 'encoder';

/**
 * Loads the bundled encoder's tokenizer from `env.localModelPath`, for when another encoder searches.
 *
 * @throws InferenceError when its file is missing or damaged
 */
export async function loadPieceTokenizer(): Promise<PieceTokenizer> {
  try {
    return await AutoTokenizer.from_pretrained(BUNDLED_ENCODER);
  } catch (cause) {
    throw new InferenceError(
      `The tokenizer in "${BUNDLED_ENCODER}" could not be loaded. Restore its folder from the repository.`,
      { cause },
    );
  }
}
