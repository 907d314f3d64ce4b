import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Judgement } from './refusal-metrics.ts';
import { areaUnderRoc, refusableShare, refusalFigures } from './refusal-metrics.ts';

function judge(confidence: number, answerable: boolean, refused = false): Judgement {
  return { confidence, answerable, refused };
}

test('refusals are right on unanswerable and wrong on answerable questions', () => {
  const figures = refusalFigures([
    judge(0.9, true),
    judge(0.2, true, true),
    judge(0.8, true),
    judge(0.7, true),
    judge(0.1, false, true),
    judge(0.6, false),
  ]);
  expect(figures).toEqual({ answerable: 4, unanswerable: 2, wrong: 0.25, right: 0.5 });
});

test('AUROC is the share of pairs in the right order', () => {
  // pairs (.9, .5) (.9, .1) (.4, .1) are right, (.4, .5) is not
  const judgements = [judge(0.9, true), judge(0.4, true), judge(0.5, false), judge(0.1, false)];
  expect(areaUnderRoc(judgements)).toBe(0.75);
});

test('AUROC counts a tie as half a pair', () => {
  expect(areaUnderRoc([judge(0.5, true), judge(0.5, false)])).toBe(0.5);
});

test('AUROC agrees with counting every pair', () => {
  const judgement = fc.record({
    confidence: fc.integer({ min: 0, max: 5 }).map((fifths) => fifths / 5),
    answerable: fc.boolean(),
    refused: fc.constant(false),
  });
  fc.assert(
    fc.property(fc.array(judgement, { minLength: 2 }), (judgements) => {
      const answerable = judgements.filter((one) => one.answerable);
      const unanswerable = judgements.filter((one) => !one.answerable);
      fc.pre(answerable.length > 0 && unanswerable.length > 0);
      let wins = 0;
      for (const a of answerable) {
        for (const u of unanswerable) {
          wins += a.confidence > u.confidence ? 1 : a.confidence === u.confidence ? 0.5 : 0;
        }
      }
      const expected = wins / (answerable.length * unanswerable.length);
      expect(areaUnderRoc(judgements)).toBeCloseTo(expected, 10);
    }),
  );
});

test('the refusable share is taken at the threshold that refuses few enough answerable ones', () => {
  const answerable = [0.2, 0.5, 0.6, 0.9].map((confidence) => judge(confidence, true));
  const unanswerable = [0.1, 0.3, 0.55].map((confidence) => judge(confidence, false));
  const all = [...answerable, ...unanswerable];
  expect(refusableShare(all, 0)).toBeCloseTo(1 / 3, 12);
  expect(refusableShare(all, 0.25)).toBeCloseTo(2 / 3, 12);
  expect(refusableShare(all, 1)).toBe(1);
});
