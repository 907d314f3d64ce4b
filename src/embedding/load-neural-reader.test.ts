import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { env } from '@xenova/transformers';
import { beforeAll, expect, it } from 'vitest';
import { loadNeuralReader, type LoadedNeuralReader } from './load-neural-reader.ts';
import { loadPieceTokenizer } from './piece-tokenizer.ts';

interface Case {
  readonly question: string;
  readonly passages: readonly string[];
  /** Scores of the float model as trained, by passage and piece. */
  readonly start: readonly (readonly number[])[];
  readonly end: readonly (readonly number[])[];
  readonly none: number;
}

const fixture = new URL('../../test/fixtures/neural-reader.json.gz', import.meta.url);
const cases = JSON.parse(gunzipSync(readFileSync(fixture)).toString('utf8')) as readonly Case[];
const modelsFolder = fileURLToPath(new URL('../../embeddings/', import.meta.url));
/** Scores are log-odds; the int8 vectors and the rounding move them by less. */
const TOLERANCE = 0.3;

let reader: LoadedNeuralReader;

beforeAll(async () => {
  env.localModelPath = modelsFolder;
  env.allowRemoteModels = false;
  reader = await loadNeuralReader(modelsFolder, await loadPieceTokenizer());
});

it('scores every piece as the model did that was trained', async () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
  for (const { question, passages, none, start, end } of cases) {
    const scores = await reader.read(question, passages);
    const given = scores.passages.flatMap((each) => [...each.start, ...each.end]);
    const trained = passages.flatMap((_, at) => [...(start[at] ?? []), ...(end[at] ?? [])]);
    expect(given).toHaveLength(trained.length);
    const apart = given.map((score, at) => Math.abs(score - (trained[at] ?? 0)));
    expect(Math.max(...apart, Math.abs(scores.none - none))).toBeLessThan(TOLERANCE);
  }
});

it('knows where every piece stands', async () => {
  for (const { question, passages } of cases) {
    const scores = await reader.read(question, passages);
    scores.passages.forEach(({ bounds }, at) => {
      const passage = passages[at] ?? '';
      const covered = new Set<number>();
      for (let piece = 0; piece < bounds.length; piece += 2) {
        for (let unit = bounds[piece] ?? 0; unit < (bounds[piece + 1] ?? 0); unit += 1) {
          expect(covered.has(unit)).toBe(false);
          covered.add(unit);
        }
      }
      const missed = Array.from({ length: passage.length }, (_, unit) => unit).filter(
        (unit) => !covered.has(unit) && passage.charAt(unit).trim() !== '',
      );
      expect(missed).toEqual([]);
    });
  }
});

it('reads a question and a passage without a single piece', async () => {
  const { passages } = await reader.read('', ['', ' ']);
  expect(passages.map(({ start }) => start.length)).toEqual([0, 0]);
});
