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
export interface TreeModel {
  /** Number of trees. */
  readonly size: number;
  /** Sum of the trees `from` (0 when left out) to `to` (exclusive; all when left out). */
  score(row: Float32Array, from?: number, to?: number): number;
}

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
  const { roots, feature, value, left, right } = flatten(ensemble);
  return {
    size: roots.length,
    score(row, from = 0, to = roots.length) {
      let sum = 0;
      for (let tree = from; tree < to; tree += 1) {
        // Every index below is in range by construction; `?? 0` here costs a third of the time.
        let node = roots[tree] as number;
        let asked = feature[node] as number;
        while (asked >= 0) {
          const goesLeft = (row[asked] as number) <= (value[node] as number);
          node = (goesLeft ? left[node] : right[node]) as number;
          asked = feature[node] as number;
        }
        sum += value[node] as number;
      }
      return sum;
    },
  };
}

/** All nodes in one row; a leaf asks feature -1 and has its value where others have the threshold. */
function flatten({ trees }: TreeEnsemble) {
  const roots: number[] = [];
  const feature: number[] = [];
  const value: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  for (const tree of trees) {
    const root = feature.length;
    const firstLeaf = root + tree.feature.length;
    const place = (child: number): number => (child < 0 ? firstLeaf - child - 1 : root + child);
    roots.push(tree.feature.length === 0 ? firstLeaf : root);
    feature.push(...tree.feature, ...tree.leaf.map(() => -1));
    value.push(...tree.threshold, ...tree.leaf);
    left.push(...tree.left.map(place), ...tree.leaf.map(() => 0));
    right.push(...tree.right.map(place), ...tree.leaf.map(() => 0));
  }
  return {
    roots: Int32Array.from(roots),
    feature: Int16Array.from(feature),
    value: Float64Array.from(value),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
  };
}

/** Turns log-odds into a probability. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
