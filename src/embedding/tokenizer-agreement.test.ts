import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { AutoTokenizer, env, pipeline, type FeatureExtractionPipeline } from '@xenova/transformers';
import { beforeAll, describe, expect, it } from 'vitest';

interface Case {
  readonly text: string;
  /** Ids of the Python tokenizer, [CLS] and [SEP] included. */
  readonly ids: readonly number[];
  /** Unit vector of the float model as trained; only some cases have one. */
  readonly vector?: readonly number[];
}

const fixture = new URL('../../test/fixtures/tokenizer-ids.json.gz', import.meta.url);
const cases = JSON.parse(gunzipSync(readFileSync(fixture)).toString('utf8')) as readonly Case[];

beforeAll(() => {
  env.localModelPath = fileURLToPath(new URL('../../embeddings/', import.meta.url));
  env.allowRemoteModels = false;
  env.useFSCache = false;
});

describe('the bundled encoder', () => {
  it('cuts 2,000 texts into the ids it was trained with', async () => {
    const tokenizer = await AutoTokenizer.from_pretrained('encoder');
    const encode = (text: string): readonly number[] =>
      (tokenizer as unknown as { encode: (text: string) => number[] }).encode(text);

    const differing = cases
      .map(({ text, ids }) => ({ text, expected: ids, actual: encode(text) }))
      .filter(({ expected, actual }) => expected.join() !== actual.join());

    expect(cases.length).toBeGreaterThanOrEqual(2_000);
    expect(differing).toEqual([]);
  });

  it('gives the vectors of the float model it was quantised from', async () => {
    const extract: FeatureExtractionPipeline = await pipeline('feature-extraction', 'encoder', {
      quantized: true,
    });
    const withVectors = cases.filter(({ vector }) => vector !== undefined);

    const cosines = await Promise.all(
      withVectors.map(async ({ text, vector = [] }) => {
        const output = await extract(text, { pooling: 'mean', normalize: true });
        const shipped = output.data as Float32Array;
        return vector.reduce((sum, value, at) => sum + value * (shipped[at] ?? 0), 0);
      }),
    );

    expect(withVectors.length).toBeGreaterThanOrEqual(48);
    expect(Math.min(...cosines)).toBeGreaterThanOrEqual(0.999);
  });
});
