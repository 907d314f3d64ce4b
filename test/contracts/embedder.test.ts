import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { InferenceError } from '../../src/embedding/inference-error.ts';
import { startEmbedder, type RunningEmbedder } from '../../src/embedding/transformers-embedder.ts';
import { dotProduct } from '../../src/search/vector-index.ts';

const TEXTS = [
  '劃分網格8.6萬個',
  'How many forest fires were put out?',
  '平安',
  '居民身份证跨省通办',
];

let cacheFolder: string;

beforeAll(async () => {
  cacheFolder = await mkdtemp(path.join(tmpdir(), 'verbatim-models-'));
});

afterAll(async () => {
  await rm(cacheFolder, { recursive: true });
});

function startBundled(settings: Partial<Parameters<typeof startEmbedder>[0]> = {}) {
  return startEmbedder({ ...parseConfig({}).embedding, cacheFolder, ...settings });
}

/** What every running embedder promises. */
function describeEmbedder(name: string, start: () => Promise<RunningEmbedder>): void {
  describe(name, () => {
    let embedder: RunningEmbedder;

    beforeAll(async () => {
      embedder = await start();
    });

    afterAll(() => embedder.close());

    it('gives one unit vector of its dimension per text', async () => {
      for (const vectors of [
        await embedder.embedQuestions(TEXTS),
        await embedder.embedPassages(TEXTS),
      ]) {
        expect(vectors.map(({ length }) => length)).toEqual(TEXTS.map(() => embedder.dimension));
        for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 3);
      }
    });

    it('tells models apart by a hash of their files', () => {
      expect(embedder.hash).toMatch(/^[0-9a-f]{64}$/u);
    });

    it('keeps the order of the texts, however many and however long they are', async () => {
      const many = Array.from({ length: 150 }, (_, at) => `第${at}${'号网格'.repeat(at % 9)}`);
      const together = await embedder.embedPassages(many);
      const [last] = await embedder.embedPassages(many.slice(-1));
      const similarities = together.map((vector) => dotProduct(vector, last ?? vector));
      expect(similarities.indexOf(Math.max(...similarities))).toBe(many.length - 1);
      expect(Math.max(...similarities)).toBeGreaterThan(0.999);
    });

    it('says the same of the same text again', async () => {
      expect(await embedder.embedQuestions(TEXTS)).toEqual(await embedder.embedQuestions(TEXTS));
    });

    it('puts a question nearer to the passage that answers it than to others', async () => {
      const [question = new Float32Array()] = await embedder.embedQuestions(['划分了多少个网格？']);
      const passages = await embedder.embedPassages(TEXTS);
      const similarities = passages.map((passage) => dotProduct(question, passage));
      expect(similarities.indexOf(Math.max(...similarities))).toBe(0);
    });

    it.each([
      ['nothing', ''],
      ['white space', ' \n\u3000'],
      ['emoji', '😀👩‍👩‍👧'],
      ['lone surrogates', '\ud800\udfff'],
      ['control characters', '\0\u0001\u001b[31m'],
      ['100 KB', '平安建设。'.repeat(20_000)],
    ])('embeds %s', async (_, text) => {
      const [vector] = await embedder.embedQuestions([text]);
      expect(vector).toHaveLength(embedder.dimension);
      expect([...(vector ?? [])].every(Number.isFinite)).toBe(true);
    });

    it('embeds no texts', async () => {
      expect(await embedder.embedPassages([])).toEqual([]);
    });

    it('answers everyone who asks at once with their own vectors', async () => {
      const alone = await embedder.embedQuestions(TEXTS);
      const atOnce = await Promise.all(
        Array.from({ length: 40 }, async (_, at) => {
          const own = at % TEXTS.length;
          const [vector] = await embedder.embedQuestions([TEXTS[own] ?? '']);
          return dotProduct(vector ?? new Float32Array(), alone[own] ?? new Float32Array());
        }),
      );
      expect(Math.min(...atOnce)).toBeGreaterThan(0.999);
    });

    it('refuses after it was closed, and can be closed twice', async () => {
      const closing = await start();
      await closing.close();
      await closing.close();
      await expect(closing.embedQuestions(['平安'])).rejects.toThrow(InferenceError);
    });
  });
}

describeEmbedder('the bundled encoder in its process', () => startBundled());

describe('the inference process', () => {
  it('is started again when it is killed, and answers what was asked of it', async () => {
    const restarts: number[] = [];
    const embedder = await startEmbedder(
      { ...parseConfig({}).embedding, cacheFolder },
      { onRestart: ({ restarts: count }) => restarts.push(count) },
    );
    try {
      const before = await embedder.embedQuestions(TEXTS);
      process.kill(embedder.processId() ?? 0, 'SIGKILL');
      expect(await embedder.embedQuestions(TEXTS)).toEqual(before);
      expect(restarts).toEqual([1]);
    } finally {
      await embedder.close();
    }
  });

  it('ends when it is closed', async () => {
    const embedder = await startBundled();
    const pid = embedder.processId() ?? 0;
    await embedder.close();
    await sleep(50);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it.each([
    ['no-such-encoder', 'EMBEDDING_MODEL'],
    ['org/never-downloaded', 'EMBEDDING_DOWNLOAD'],
  ])('says what to do about the model %s', async (model, advice) => {
    const starting = startBundled({ model });
    await expect(starting).rejects.toThrow(InferenceError);
    await expect(starting).rejects.toThrow(advice);
  });

  it('hashes prefixes, since they change every vector', async () => {
    const [plain, prefixed] = await Promise.all([
      startBundled(),
      startBundled({ questionPrefix: 'query: ' }),
    ]);
    expect(prefixed.hash).not.toBe(plain.hash);
    await Promise.all([plain.close(), prefixed.close()]);
  });
});
