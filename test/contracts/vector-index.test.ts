import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExactVectorIndex } from '../../src/search/exact-vector-index.ts';
import { buildHnswIndex, readHnswIndex } from '../../src/search/hnsw-vector-index.ts';
import type { VectorIndex } from '../../src/search/vector-index.ts';

const DIMENSION = 32;
/** Of the 10 nearest vectors, on average; Malkov & Yashunin report more at this size. */
const MIN_RECALL = 0.98;

type MakeIndex = (vectors: readonly Float32Array[], dimension: number) => Promise<VectorIndex>;

/** Park–Miller, so that a failure can be repeated. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function unitVectors(count: number, seed: number): Float32Array[] {
  const next = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: DIMENSION }, () => next() + next() + next() - 1.5);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}

function axis(at: number): Float32Array {
  return Float32Array.from({ length: 4 }, (_, position) => (position === at ? 1 : 0));
}

/** What every {@link VectorIndex} promises. */
function describeVectorIndex(name: string, make: MakeIndex): void {
  describe(name, () => {
    it('gives the nearest first, with their cosine similarity', async () => {
      const index = await make([axis(0), axis(1), Float32Array.of(0.6, 0.8, 0, 0)], 4);
      const found = index.search(axis(0), 3);
      expect(found.map(({ position }) => position)).toEqual([0, 2, 1]);
      [1, 0.6, 0].forEach((similarity, at) => {
        expect(found[at]?.similarity).toBeCloseTo(similarity, 5);
      });
    });

    it('gives all when asked for more than there are, and none when asked for none', async () => {
      const index = await make([axis(0), axis(1)], 4);
      expect(index.search(axis(0), 50)).toHaveLength(2);
      expect(index.search(axis(0), 0)).toEqual([]);
    });

    it('finds nothing in nothing', async () => {
      const index = await make([], 4);
      expect([index.size, index.dimension]).toEqual([0, 4]);
      expect(index.search(axis(0), 5)).toEqual([]);
      expect(index.similarities(axis(0), [])).toEqual([]);
    });

    it('tells similarities in the order of the positions asked for', async () => {
      const index = await make([axis(0), axis(1), axis(2)], 4);
      const similarities = index.similarities(axis(1), [2, 1, 1]);
      [0, 1, 1].forEach((similarity, at) => {
        expect(similarities[at]).toBeCloseTo(similarity, 5);
      });
    });

    it('keeps equal vectors apart', async () => {
      const index = await make([axis(0), axis(0), axis(0)], 4);
      const positions = index.search(axis(0), 3).map(({ position }) => position);
      expect([...positions].sort()).toEqual([0, 1, 2]);
    });

    it.each([
      ['too short', Float32Array.of(1, 0, 0)],
      ['too long', Float32Array.of(1, 0, 0, 0, 0)],
      ['not a number', Float32Array.of(1, Number.NaN, 0, 0)],
      ['infinite', Float32Array.of(Infinity, 0, 0, 0)],
    ])('refuses a vector that is %s', async (_, vector) => {
      const index = await make([axis(0)], 4);
      expect(() => index.search(vector, 1)).toThrow(RangeError);
      expect(() => index.similarities(vector, [0])).toThrow(RangeError);
      await expect(make([axis(0), vector], 4)).rejects.toThrow(RangeError);
    });

    it('finds what a scan of everything finds', async () => {
      const vectors = unitVectors(2_000, 7);
      const index = await make(vectors, DIMENSION);
      const oracle = createExactVectorIndex(vectors, DIMENSION);
      const questions = unitVectors(100, 11);
      let found = 0;
      for (const question of questions) {
        const nearest = new Set(oracle.search(question, 10).map(({ position }) => position));
        found += index.search(question, 10).filter(({ position }) => nearest.has(position)).length;
      }
      expect(found / (questions.length * 10)).toBeGreaterThanOrEqual(MIN_RECALL);
    });
  });
}

let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-vectors-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describeVectorIndex('the exact vector index', (vectors, dimension) =>
  Promise.resolve().then(() => createExactVectorIndex(vectors, dimension)),
);
describeVectorIndex('the hnsw vector index', (vectors, dimension) =>
  Promise.resolve().then(() => buildHnswIndex(vectors, dimension)),
);
describeVectorIndex('the hnsw vector index, written and read again', async (vectors, dimension) => {
  const file = path.join(folder, `${(files += 1)}.hnsw`);
  await buildHnswIndex(vectors, dimension).write(file);
  return readHnswIndex(file, dimension);
});
