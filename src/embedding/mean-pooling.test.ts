import { fileURLToPath } from 'node:url';
import { env, pipeline } from '@xenova/transformers';
import { describe, expect, it } from 'vitest';
import { loadEncoder } from './load-encoder.ts';
import { meanPooled } from './mean-pooling.ts';

const modelsFolder = fileURLToPath(new URL('../../embeddings', import.meta.url));

describe('mean pooling', () => {
  it('leaves padding out and gives unit vectors', () => {
    const states = {
      data: Float32Array.of(3, 0, 0, 4, 9, 9, /* second text */ 0, 2, 7, 7, 7, 7),
      dims: [2, 3, 2] as const,
    };
    const pooled = meanPooled(states, BigInt64Array.of(1n, 1n, 0n, 1n, 0n, 0n));
    expect([...pooled].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.8, 0, 1]);
  });

  it('gives zeros, not non-numbers, for a text without a vector', () => {
    const states = { data: Float32Array.of(0, 0), dims: [1, 1, 2] as const };
    expect([...meanPooled(states, [1])]).toEqual([0, 0]);
  });

  it('agrees with the pooling of transformers.js over texts of different lengths', async () => {
    const texts = [
      '养老床位',
      'how many grid workers',
      '刑事案件同比下降16.9%,划分网格8.6万个'.repeat(6),
    ];
    const encoder = await loadEncoder({
      model: 'encoder',
      modelsFolder,
      cacheFolder: modelsFolder,
      allowDownload: false,
      questionPrefix: '',
      passagePrefix: '',
    });
    env.localModelPath = modelsFolder;
    const extract = await pipeline('feature-extraction', 'encoder', { quantized: true });
    const expected = await extract(texts, { pooling: 'mean', normalize: true });
    const found = await encoder.embed(texts);
    expect(found).toHaveLength(texts.length * encoder.dimension);
    const expectedData = expected.data as Float32Array;
    const furthest = Math.max(
      ...found.map((value, at) => Math.abs(value - (expectedData[at] ?? 9))),
    );
    expect(furthest).toBeLessThan(1e-5);
  });
});
