import { env, pipeline, type FeatureExtractionPipeline } from '@xenova/transformers';
import type { EncoderSettings } from './encoder-settings.ts';
import { InferenceError } from './inference-error.ts';
import { meanPooled, type PieceStates } from './mean-pooling.ts';
import { findEncoderFolder, hashEncoder } from './model-files.ts';
import type { PieceTokenizer } from './piece-tokenizer.ts';

/** Texts embedded in one run of the model; more only costs memory. */
const BATCH_SIZE = 32;

/** An encoder loaded into this process. */
export interface LoadedEncoder {
  readonly dimension: number;
  readonly hash: string;
  readonly tokenizer: PieceTokenizer;
  /** Returns `texts.length * dimension` numbers: one unit vector after the other. */
  embed(texts: readonly string[]): Promise<Float32Array>;
}

/**
 * Loads an encoder with the feature-extraction pipeline of transformers.js.
 *
 * @throws InferenceError when its files are missing, damaged, or cannot be downloaded
 */
export async function loadEncoder(settings: EncoderSettings): Promise<LoadedEncoder> {
  env.localModelPath = settings.modelsFolder;
  env.cacheDir = settings.cacheFolder;
  env.useFSCache = true;
  env.useBrowserCache = false;
  env.allowLocalModels = true;
  env.allowRemoteModels = findEncoderFolder(settings) === null;
  let extract: FeatureExtractionPipeline;
  try {
    extract = await pipeline('feature-extraction', settings.model, { quantized: true });
  } catch (cause) {
    throw new InferenceError(
      `The encoder "${settings.model}" could not be loaded` +
        (env.allowRemoteModels
          ? '; it is not on disk, so it has to be downloaded once. Check the network, or unset EMBEDDING_MODEL.'
          : '. Its files seem damaged; restore them from the repository.'),
      { cause },
    );
  }
  const folder = findEncoderFolder({ ...settings, allowDownload: false });
  const hash = folder === null ? '' : await hashEncoder(folder, settings);
  const embedBatch = async (texts: readonly string[]): Promise<Float32Array> => {
    const inputs = extract.tokenizer([...texts], { padding: true, truncation: true }) as {
      readonly attention_mask: { readonly data: BigInt64Array };
    };
    const output = (await extract.model(inputs)) as {
      readonly last_hidden_state?: PieceStates;
      readonly token_embeddings?: PieceStates;
    };
    const states = output.last_hidden_state ?? output.token_embeddings;
    if (states === undefined) {
      throw new InferenceError(
        `The model "${settings.model}" gives no sentence vectors. Name a feature-extraction model in EMBEDDING_MODEL.`,
      );
    }
    return meanPooled(states, inputs.attention_mask.data);
  };
  const dimension = (await embedBatch(['.'])).length;
  return {
    dimension,
    hash,
    tokenizer: extract.tokenizer as unknown as PieceTokenizer,
    embed: (texts) => embedInBatches(texts, dimension, embedBatch),
  };
}

/** Batches texts of like length together, since a batch costs as much as its longest text. */
async function embedInBatches(
  texts: readonly string[],
  dimension: number,
  embedBatch: (texts: readonly string[]) => Promise<Float32Array>,
): Promise<Float32Array> {
  const vectors = new Float32Array(texts.length * dimension);
  const byLength = texts.map((text, at) => ({ text, at }));
  byLength.sort((left, right) => left.text.length - right.text.length);
  for (let first = 0; first < byLength.length; first += BATCH_SIZE) {
    const batch = byLength.slice(first, first + BATCH_SIZE);
    const output = await embedBatch(batch.map(({ text }) => text));
    batch.forEach(({ at }, row) => {
      vectors.set(output.subarray(row * dimension, (row + 1) * dimension), at * dimension);
    });
  }
  return vectors;
}
