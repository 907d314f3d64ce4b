import { describe, expect, it } from 'vitest';
import { probability, treeModel, type TreeEnsemble } from './tree-ensemble.ts';

const ensemble: TreeEnsemble = {
  features: ['length', 'figure'],
  trees: [
    { feature: [0, 1], threshold: [4, 0.5], left: [-1, -2], right: [1, -3], leaf: [-1, 0.25, 2] },
    { feature: [], threshold: [], left: [], right: [], leaf: [0.5] },
  ],
};

describe('boosted trees', () => {
  const model = treeModel(ensemble, ['length', 'figure']);

  it('follow their thresholds, equal going left', () => {
    expect(model.score(Float32Array.of(4, 1))).toBe(-0.5);
    expect(model.score(Float32Array.of(5, 0))).toBe(0.75);
    expect(model.score(Float32Array.of(5, 1))).toBe(2.5);
  });

  it('can be summed in parts', () => {
    const row = Float32Array.of(5, 1);
    expect(model.score(row, 0, 1) + model.score(row, 1)).toBe(model.score(row));
  });

  it('refuse features they were not fitted on', () => {
    expect(() => treeModel(ensemble, ['figure', 'length'])).toThrow(RangeError);
  });

  it('turn log-odds into probabilities', () => {
    expect(probability(0)).toBe(0.5);
    expect(probability(50)).toBeCloseTo(1);
  });
});
