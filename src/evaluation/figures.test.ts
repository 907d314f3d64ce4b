import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBaseline, writeFigures } from './baseline-file.ts';
import { compareFigure } from './compare.ts';
import { summarise } from './figures.ts';
import { formatFigures, worseFigures } from './format-figures.ts';
import type { Outcome } from './outcome.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-baseline-'));
});

afterAll(() => rm(folder, { recursive: true }));

interface Judged {
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly rank: number | null;
  readonly confidence?: number;
  readonly answerable?: boolean;
}

function outcome({ language, rank, confidence = 0.9, answerable = true }: Judged): Outcome {
  const right = rank === 1;
  return {
    expected: {
      question: 'q',
      language,
      kind: answerable ? 'number' : 'unanswerable',
      paragraphs: answerable ? [1] : [],
      answer: answerable ? 'a' : '',
      difficulty: answerable ? 'hard' : 'near',
    },
    ranks: { keyword: rank, vector: null, concepts: null, fused: rank, answer: rank },
    refused: !answerable,
    confidence,
    sentenceRight: right,
    span: { exact: right, f1: right ? 1 : 0 },
    spanInGold: null,
  };
}

const outcomes = [
  outcome({ language: 'zh-Hans', rank: 1 }),
  outcome({ language: 'zh-Hant', rank: 2 }),
  outcome({ language: 'en', rank: null }),
  outcome({ language: 'en', rank: null, confidence: 0.1, answerable: false }),
];

test('figures are told for all, by language, by script and by kind', () => {
  const { figures, answerable, unanswerable } = summarise(39, outcomes);
  expect([answerable, unanswerable]).toEqual([3, 1]);
  expect(figures['all · fused recall@1']).toEqual({ value: 1 / 3, questions: 3 });
  expect(figures['zh · fused recall@1']).toEqual({ value: 0.5, questions: 2 });
  expect(figures['zh-Hant · fused MRR@10']).toEqual({ value: 0.5, questions: 1 });
  expect(figures['en · answer recall@8']).toEqual({ value: 0, questions: 1 });
  expect(figures['kind number · sentence accuracy']).toEqual({ value: 1 / 3, questions: 3 });
  expect(figures['all · refused rightly']).toEqual({ value: 1, questions: 1 });
  expect(figures['all · AUROC']).toEqual({ value: 1, questions: 4 });
});

test('a figure without questions is left out instead of being zero', () => {
  const { figures } = summarise(39, outcomes);
  expect(figures['all · gold EM']).toBeUndefined();
  expect(figures['zh · AUROC']).toBeUndefined();
  expect(figures['near · fused recall@1']).toBeUndefined();
});

test('a change within one standard error is noise, a larger one is better or worse', () => {
  // sqrt(.9 * .1 / 100) = .03
  const stored = { value: 0.9, questions: 100 };
  const verdict = (name: string, value: number): string | undefined =>
    compareFigure(name, { value, questions: 100 }, stored)?.verdict;
  expect(verdict('all · fused recall@1', 0.88)).toBe('same');
  expect(verdict('all · fused recall@1', 0.86)).toBe('worse');
  expect(verdict('all · fused recall@1', 0.94)).toBe('better');
  expect(verdict('all · refused wrongly', 0.94)).toBe('worse');
});

test('a sample is not compared with figures over other questions', () => {
  expect(
    compareFigure('x', { value: 0.1, questions: 10 }, { value: 0.9, questions: 100 }),
  ).toBeNull();
});

test('stored figures read back as written, to four decimals', async () => {
  const file = join(folder, 'baseline.json');
  const now = summarise(39, outcomes);
  await writeFigures(file, { bundled: now });
  const stored = await readBaseline(file);
  expect(stored['bundled']?.figures['all · fused recall@1']).toEqual({
    value: 0.3333,
    questions: 3,
  });
  expect(Object.keys(stored['bundled']?.figures ?? {}).sort()).toEqual(
    Object.keys(now.figures).sort(),
  );
  expect(worseFigures(now, stored['bundled'])).toEqual([]);
});

test('no baseline yet is an empty one, a damaged one says how to make it anew', async () => {
  expect(await readBaseline(join(folder, 'none.json'))).toEqual({});
  const file = join(folder, 'damaged.json');
  await writeFile(file, '{"sets": 1}');
  await expect(readBaseline(file)).rejects.toThrow(/--update-baseline/);
});

test('tables fit 100 columns and mark what became worse', () => {
  const many = Array.from({ length: 50 }, () => outcomes).flat();
  const now = summarise(39, many);
  const better = many.map((one) => ({ ...one, ranks: { ...one.ranks, answer: 1 } }));
  const text = formatFigures('bundled', now, summarise(39, better));
  expect(text).toMatch(/^all +answer +150 +\.333 -\.667▼/mu);
  expect(text).toMatch(/^all +fused +150 +\.333 =/mu);
  expect(text).toMatch(/^0\.9–1\.0 +150 +0\.90 +1\.00/mu);
  expect(text.split('\n').every((line) => line.length <= 100)).toBe(true);
  expect(worseFigures(now, summarise(39, better))).toContain('all · answer recall@1');
});
