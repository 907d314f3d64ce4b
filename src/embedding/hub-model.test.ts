import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EncoderSettings } from './encoder-settings.ts';
import { InferenceError } from './inference-error.ts';
import { startEmbedder, type RunningEmbedder } from './transformers-embedder.ts';

const EMBEDDINGS = fileURLToPath(new URL('../../embeddings', import.meta.url));
const BUNDLED = path.join(EMBEDDINGS, 'encoder');
const HUB_NAME = 'Somebody/small-encoder';

let folder = '';
let settings: EncoderSettings;
const running: RunningEmbedder[] = [];

/** There is no hub here: the bundled encoder lies where a downloaded model would. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-hub-'));
  settings = {
    model: HUB_NAME,
    modelsFolder: path.join(folder, 'models'),
    cacheFolder: path.join(folder, 'cache'),
    allowDownload: false,
    questionPrefix: 'query: ',
    passagePrefix: 'passage: ',
  };
  // What ships besides stays where it is: the neural reader and the pieces it reads.
  for (const part of [
    'encoder/tokenizer.json',
    'encoder/tokenizer_config.json',
    'reader/neural.onnx',
  ]) {
    await cp(path.join(EMBEDDINGS, part), path.join(settings.modelsFolder, part));
  }
  await cp(BUNDLED, path.join(settings.cacheFolder, HUB_NAME), { recursive: true });
});

afterAll(async () => {
  await Promise.all(running.map((embedder) => embedder.close()));
  await rm(folder, { recursive: true });
});

async function start(changes: Partial<EncoderSettings> = {}): Promise<RunningEmbedder> {
  const embedder = await startEmbedder({ ...settings, ...changes });
  running.push(embedder);
  return embedder;
}

async function refusal(changes: Partial<EncoderSettings>): Promise<string> {
  const error: unknown = await start(changes).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InferenceError);
  return (error as InferenceError).message;
}

describe('a hub model named in the configuration', () => {
  it('works without a network once its files are on disk', async () => {
    const embedder = await start();
    const [vector] = await embedder.embedQuestions(['养老机构有多少张床位']);
    expect(embedder.name).toBe(HUB_NAME);
    expect(vector).toHaveLength(embedder.dimension);
    expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
  });

  it('gets its prefixes, one for questions and another for passages', async () => {
    const [prefixed, plain] = await Promise.all([
      start(),
      start({ questionPrefix: '', passagePrefix: '' }),
    ]);
    const text = '供氧工程13个';
    const [question] = await prefixed.embedQuestions([text]);
    const [passage] = await prefixed.embedPassages([text]);
    const expected = await plain.embedPassages([`query: ${text}`, `passage: ${text}`]);
    expect([question, passage]).toEqual(expected);
    expect(question).not.toEqual(passage);
    expect(prefixed.hash).not.toBe(plain.hash);
  });

  it('reads text as written, while the bundled encoder reads it folded', async () => {
    const hub = await start();
    const bundled = await start({ model: 'encoder', modelsFolder: EMBEDDINGS });
    const [fromHub, fromBundled] = await Promise.all(
      [hub, bundled].map((embedder) => embedder.embedQuestions(['電詐', '电诈'])),
    );
    expect(fromHub?.[0]).not.toEqual(fromHub?.[1]);
    expect(fromBundled?.[0]).toEqual(fromBundled?.[1]);
  });
});

describe('a model that cannot be used', () => {
  it('is refused with the two ways out when it is not on disk and may not be downloaded', async () => {
    expect(await refusal({ model: 'Somebody/else' })).toBe(
      'The encoder "Somebody/else" is not among the bundled models. Unset EMBEDDING_MODEL to use ' +
        'the bundled encoder, or allow the download of a hub model with EMBEDDING_DOWNLOAD=true.',
    );
  });

  it('is refused with the names of the files that are missing', async () => {
    const model = 'half-an-encoder';
    await cp(BUNDLED, path.join(settings.modelsFolder, model), { recursive: true });
    await rm(path.join(settings.modelsFolder, model, 'onnx'), { recursive: true });
    expect(await refusal({ model })).toContain('onnx/model_quantized.onnx missing in its folder');
  });

  it('is refused as damaged when its file was cut short', async () => {
    const model = 'damaged-encoder';
    await cp(BUNDLED, path.join(settings.modelsFolder, model), { recursive: true });
    const file = path.join(settings.modelsFolder, model, 'onnx/model_quantized.onnx');
    await truncate(file, 1_000_000);
    expect(await refusal({ model })).toBe(
      `The encoder "${model}" could not be loaded. Its files seem damaged; restore them from the repository.`,
    );
  });

  it('is refused by name when it is the neural reader that was cut short', async () => {
    const modelsFolder = path.join(folder, 'damaged');
    await cp(settings.modelsFolder, modelsFolder, { recursive: true });
    await truncate(path.join(modelsFolder, 'reader/neural.onnx'), 100_000);
    expect(await refusal({ modelsFolder })).toBe(
      'The reader "neural.onnx" could not be loaded. Restore its folder from the repository.',
    );
  });
});
