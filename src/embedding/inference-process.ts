/** Entry of the forked child that hosts every model; it speaks the protocol of `inference-protocol.ts`. */
import type { InferenceRequest, InferenceResponse, InferenceResult } from './inference-protocol.ts';
import type { LoadedModels } from './load-models.ts';
import { useRuntime } from './use-runtime.ts';

let models: LoadedModels | null = null;

async function perform(request: InferenceRequest): Promise<InferenceResult> {
  if (request.task === 'load') {
    // Before anything imports it, so that the parent is told of it like of any other failure.
    useRuntime();
    const { loadModels } = await import('./load-models.ts');
    models = await loadModels(request.encoder);
    const { encoder } = models;
    return { task: 'load', dimension: encoder.dimension, hash: encoder.hash };
  }
  if (models === null) throw new Error('No models are loaded');
  const { encoder, reader } = models;
  if (request.task === 'read') {
    return { task: 'read', scores: await reader.read(request.question, request.passages) };
  }
  const vectors = await encoder.embed(request.texts);
  return { task: 'embed', dimension: encoder.dimension, vectors };
}

async function respond(request: InferenceRequest): Promise<void> {
  let response: InferenceResponse;
  try {
    response = { id: request.id, ok: true, result: await perform(request) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    response = { id: request.id, ok: false, message };
  }
  // A parent that is gone wants no answer; `disconnect` ends this process.
  process.send?.(response, () => undefined);
}

let turn: Promise<void> = Promise.resolve();
process.on('message', (request: InferenceRequest) => {
  turn = turn.then(() => respond(request));
});
// The parent decides when to stop; Ctrl-C and some supervisors signal the whole group.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
