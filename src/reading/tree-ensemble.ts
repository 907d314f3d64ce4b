/** Gradient-boosted trees as plain numbers; node 0 of every tree is its root. */
export interface TreeEnsemble {
  readonly features: readonly string[];
  /** Per tree: feature, threshold, left and right child per node; a child -k is leaf k - 1. */
  readonly trees: readonly {
    readonly feature: readonly number[];
    readonly threshold: readonly number[];
    readonly left: readonly number[];
    readonly right: readonly number[];
    readonly leaf: readonly number[];
  }[];
}

/** Evaluates an ensemble: features in, log-odds out. */
export type TreeModel = (row: Float32Array) => number;

/**
 * Prepares an ensemble for evaluation.
 *
 * @throws RangeError when it was fitted on other features than `names`
 */
export function treeModel(ensemble: TreeEnsemble, names: readonly string[]): TreeModel {
  if (ensemble.features.join() !== names.join()) {
    throw new RangeError(
      `The reader's model was fitted on ${ensemble.features.length} other features than these ${names.length}; fit it again (embeddings/training/RANKER.md)`,
    );
  }
  const trees = ensemble.trees.map((tree) => ({
    feature: Uint16Array.from(tree.feature),
    threshold: Float64Array.from(tree.threshold),
    left: Int16Array.from(tree.left),
    right: Int16Array.from(tree.right),
    leaf: Float64Array.from(tree.leaf),
  }));
  return (row) => {
    let sum = 0;
    for (const { feature, threshold, left, right, leaf } of trees) {
      let node = feature.length === 0 ? -1 : 0;
      while (node >= 0) {
        const goesLeft = (row[feature[node] ?? 0] ?? 0) <= (threshold[node] ?? 0);
        node = (goesLeft ? left[node] : right[node]) ?? -1;
      }
      sum += leaf[-node - 1] ?? 0;
    }
    return sum;
  };
}

/** Turns log-odds into a probability. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
