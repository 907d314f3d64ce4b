import type { EncoderSettings } from './encoder-settings.ts';
import { loadEncoder, type LoadedEncoder } from './load-encoder.ts';
import { loadNeuralReader, type LoadedNeuralReader } from './load-neural-reader.ts';
import { BUNDLED_ENCODER, loadPieceTokenizer } from './piece-tokenizer.ts';

/** Every model that runs in the inference process. */
export interface LoadedModels {
  readonly encoder: LoadedEncoder;
  readonly reader: LoadedNeuralReader;
}

/**
 * Loads the encoder of the settings and the neural reader, which reads the bundled encoder's pieces.
 *
 * @throws InferenceError when one of them is missing or damaged
 */
export async function loadModels(settings: EncoderSettings): Promise<LoadedModels> {
  const encoder = await loadEncoder(settings);
  const { model, modelsFolder } = settings;
  const tokenizer = model === BUNDLED_ENCODER ? encoder.tokenizer : await loadPieceTokenizer();
  return { encoder, reader: await loadNeuralReader(modelsFolder, tokenizer) };
}
