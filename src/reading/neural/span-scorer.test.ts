import { expect, it } from 'vitest';
import { scoreSpan } from './span-scorer.ts';

const scores = {
  bounds: Int32Array.from([0, 2, 2, 3, 4, 6]),
  start: Float32Array.from([1, 2, 3]),
  end: Float32Array.from([10, 20, 30]),
};

it('adds the first piece as start and the last as end', () => {
  expect(scoreSpan(scores, { start: 0, end: 3 })).toBe(21);
  expect(scoreSpan(scores, { start: 2, end: 6 })).toBe(32);
});

it('scores a span that cuts through pieces by those it touches', () => {
  expect(scoreSpan(scores, { start: 1, end: 5 })).toBe(31);
});

it('scores a span of nothing but characters without a piece lower than any other', () => {
  const none = { bounds: new Int32Array(), start: new Float32Array(), end: new Float32Array() };
  expect(scoreSpan(none, { start: 3, end: 4 })).toBe(-40);
});
