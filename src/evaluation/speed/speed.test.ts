import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compareVectorIndexes } from './compare-vector-indexes.ts';
import { formatSpeed } from './format-speed.ts';
import { generateText } from './generated-text.ts';
import { percentile } from './percentile.ts';
import { residentMegabytes } from './resident-memory.ts';
import { readSpeedFigures, writeSpeedFigures, type SpeedFigures } from './speed-figures.ts';
import { timeAsking } from './asking-process.ts';

const samples = ['去年立案1050起。同比下降16.9%。', '配置网格员12.1万名。'];

test('a percentile is a value that occurred, by nearest rank', () => {
  expect(percentile([30, 10, 20, 40], 0.5)).toBe(20);
  expect(percentile([30, 10, 20, 40], 0.95)).toBe(40);
  expect(percentile([7], 0.5)).toBe(7);
});

test('a generated text has the asked number of paragraphs and is the same every time', () => {
  const text = generateText(samples, 50);
  expect(text.split('\n\n')).toHaveLength(50);
  expect(generateText(samples, 50)).toBe(text);
  expect(new Set(text.split('\n\n')).size).toBe(50);
});

test('resident memory counts child processes too', async (context) => {
  const own = await residentMegabytes(process.pid);
  if (own === null) context.skip();
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => 0, 9999)']);
  try {
    await once(child.stdout, 'data');
    const alone = await residentMegabytes(child.pid ?? 0);
    const parent = await residentMegabytes(process.pid);
    expect(alone).toBeGreaterThan(10);
    expect(parent).toBeGreaterThan(alone ?? 0);
  } finally {
    child.kill();
  }
});

test('the approximate index finds what the exact scan finds among few vectors', () => {
  const vectors = Array.from({ length: 40 }, (_, index) => {
    const angle = (index / 40) * Math.PI;
    return Float32Array.from([Math.cos(angle), Math.sin(angle)]);
  });
  expect(compareVectorIndexes(vectors, vectors.slice(0, 5), 2).recallAt10).toBe(1);
});

test('a process is asked line by line and one that dies is reported', async () => {
  const echo =
    "require('node:readline').createInterface({input: process.stdin}).on('line', (l) => console.log(l))";
  const times = await timeAsking(['-e', echo], ['a', 'b', 'c'], process.env);
  expect(times.answerMs).toHaveLength(2);
  expect(times.firstAnswerMs).toBeGreaterThan(0);
  await expect(timeAsking(['-e', 'process.exit(3)'], ['a'], process.env)).rejects.toThrow(
    /ended before/,
  );
});

const figures: SpeedFigures = {
  paragraphs: 1000,
  indexMs: 12_345,
  coldStartMs: 1500,
  p50Ms: 40,
  p95Ms: 90,
  searchesPerSecond: 120,
  residentMb: null,
  approximateMs: 0.5,
  exactMs: 5,
  recallAt10: 0.99,
};

test('speed is told beside its goal, with the ratio to what was stored', () => {
  const slower = { ...figures, p50Ms: 80, searchesPerSecond: 60, p95Ms: 95 };
  const text = formatSpeed([slower], [figures]);
  expect(text).toMatch(/^answer p50, ms +80\.0 ×2\.00▼ +≤ 60/mu);
  expect(text).toMatch(/^answer p95, ms +95\.0 ×1\.06 +≤ 150/mu);
  expect(text).toMatch(/^searches a second +60 ×0\.50▼ +≥ 100$/mu);
  expect(text).toMatch(/^memory, MB +–/mu);
  expect(text.split('\n').every((line) => line.length <= 100)).toBe(true);
});

test('stored speed reads back, none yet is empty, a damaged file says what to do', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-speed-'));
  try {
    const file = path.join(folder, 'speed.json');
    expect(await readSpeedFigures(file)).toEqual([]);
    await writeSpeedFigures(file, [figures]);
    expect(await readSpeedFigures(file)).toEqual([figures]);
    await writeFile(file, '[{}]');
    await expect(readSpeedFigures(file)).rejects.toThrow(/--update-baseline/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
