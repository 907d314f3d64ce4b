import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterF1, isExactMatch, sentenceHolds } from './span-metrics.ts';

test('full-width digits and punctuation match half-width ones', () => {
  expect(isExactMatch('１６.９％', '16.9%')).toBe(true);
  expect(isExactMatch('戰疫情，防風險', '戰疫情,防風險')).toBe(true);
});

test('another script, case or figure is not an exact match', () => {
  expect(isExactMatch('万', '萬')).toBe(false);
  expect(isExactMatch('16.9', '16.9%')).toBe(false);
});

test('F1 of a span that misses its unit and qualifier', () => {
  // 12.1萬 has 5 characters, 12.1萬餘名 has 7, 5 in common: 2 * 5 / 12
  expect(characterF1('12.1萬', '12.1萬餘名')).toBeCloseTo(10 / 12, 12);
});

test('F1 counts a repeated character only as often as both have it', () => {
  // 11 against 1: one in common, 2 * 1 / 3
  expect(characterF1('11', '1')).toBeCloseTo(2 / 3, 12);
});

test('an empty span has no overlap with an answer', () => {
  expect(characterF1('', '8條')).toBe(0);
  expect(characterF1('', '')).toBe(1);
});

test('F1 is symmetric, between 0 and 1, and 1 for an exact match', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (span, answer) => {
      const f1 = characterF1(span, answer);
      expect(f1).toBe(characterF1(answer, span));
      expect(f1 >= 0 && f1 <= 1).toBe(true);
      expect(characterF1(span, span)).toBe(1);
    }),
  );
});

test('a sentence is right when the answer stands in it, across a line break too', () => {
  expect(sentenceHolds('全市立刑事案件同比下降\n16.9%;', '下降16.9%')).toBe(true);
  expect(sentenceHolds('全市立刑事案件同比下降16.9%;', '5.8%')).toBe(false);
  expect(sentenceHolds('anything', '')).toBe(false);
});
