import type { SpanScorer } from '../reading/neural/span-scorer.ts';
import { foldText } from '../text/fold.ts';
import type { Embedder } from './embedder.ts';
import type { EncoderSettings } from './encoder-settings.ts';
import { InferenceClient, type InferenceEvents } from './inference-client.ts';

/** Characters of one text that reach the encoder; more would exceed its 512 positions anyway. */
const MAX_CHARS = 800;

/** An {@link Embedder} whose model runs in a child process, as the neural reader does; close it to end that process. */
export interface RunningEmbedder extends Embedder {
  /** The neural reader. */
  readonly spans: SpanScorer;
  /** Process id of the inference process, or null while it restarts. */
  processId(): number | null;
  close(): Promise<void>;
}

/**
 * Starts the inference process with an encoder.
 *
 * The bundled encoder reads folded text; a hub model gets its text as written, with its prefixes.
 *
 * @throws InferenceError when the model is missing or does not load
 */
export async function startEmbedder(
  settings: EncoderSettings,
  events: InferenceEvents = {},
): Promise<RunningEmbedder> {
  const client = new InferenceClient(settings, events);
  const { dimension, hash } = await client.start().catch(async (error: unknown) => {
    await client.close();
    throw error;
  });
  const bundled = !settings.model.includes('/');
  const embed = async (texts: readonly string[], prefix: string): Promise<Float32Array[]> => {
    const prepared = texts.map(
      (text) => prefix + (bundled ? foldText(text.slice(0, MAX_CHARS)) : text.slice(0, MAX_CHARS)),
    );
    const { vectors } = await client.embed(prepared);
    return texts.map((_, row) => vectors.slice(row * dimension, (row + 1) * dimension));
  };
  return {
    name: settings.model,
    hash,
    dimension,
    embedQuestions: (texts) => embed(texts, settings.questionPrefix),
    embedPassages: (texts) => embed(texts, settings.passagePrefix),
    spans: { score: (question, passages) => client.read(question, passages) },
    processId: () => client.pid,
    close: () => client.close(),
  };
}
