import { expect, test } from 'vitest';
import { expectedCalibrationError, reliabilityBins } from './calibration.ts';
import type { Judgement } from './refusal-metrics.ts';

function judge(confidence: number, answerable: boolean): Judgement {
  return { confidence, answerable, refused: false };
}

test('a confidence that is right as often as it says has no calibration error', () => {
  const judgements = [0, 1, 2, 3].map((index) => judge(0.75, index !== 0));
  expect(expectedCalibrationError(judgements)).toBeCloseTo(0, 12);
});

test('the calibration error weighs every bin by its questions', () => {
  // bin .9-1: mean .95, share 1/2, error .45, weight 2/3; bin .1-.2: .1 against 0, weight 1/3
  const judgements = [judge(0.92, true), judge(0.98, false), judge(0.1, false)];
  expect(expectedCalibrationError(judgements)).toBeCloseTo((2 / 3) * 0.45 + (1 / 3) * 0.1, 12);
});

test('certainty belongs to the last bin and empty bins are left out', () => {
  expect(reliabilityBins([judge(1, true), judge(0, false)])).toEqual([
    { from: 0, to: 0.1, count: 1, confidence: 0, answerable: 0 },
    { from: 0.9, to: 1, count: 1, confidence: 1, answerable: 1 },
  ]);
});
