import { expect, test } from 'vitest';
import { mean, meanReciprocalRank, rankOfFirst, recallAt } from './ranking-metrics.ts';

test('the rank of a question is that of its first right paragraph', () => {
  expect(rankOfFirst([7, 3, 9], [9, 3])).toBe(2);
  expect(rankOfFirst([7, 3, 9], [4])).toBeNull();
});

test('recall@k counts the questions whose paragraph is among the first k', () => {
  const ranks = [1, 3, null, 6];
  expect(recallAt(ranks, 1)).toBe(0.25);
  expect(recallAt(ranks, 3)).toBe(0.5);
  expect(recallAt(ranks, 8)).toBe(0.75);
});

test('MRR@10 ignores what stands beyond the tenth place', () => {
  expect(meanReciprocalRank([1, 4, null, 11], 10)).toBeCloseTo((1 + 1 / 4) / 4, 12);
});

test('without questions there is no figure', () => {
  expect(mean([])).toBeNaN();
});
