import type { TextRange } from '../../text/fold.ts';

/** A logistic regression over the characters around a gap; weights in hundredths. */
export interface EdgeWeights {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** Where people begin and end what they underline, whatever the question. */
export interface EdgeModel {
  readonly start: EdgeWeights;
  readonly end: EdgeWeights;
}

/** Log-odds that an answer starts, or ends, at every gap of a text (`length + 1` values). */
export interface EdgeScores {
  readonly start: Float32Array;
  readonly end: Float32Array;
}

/** Looks weights up quickly. */
export interface EdgeScorer {
  /** `folded` is a whole paragraph; only gaps inside `range` are scored, others are -20. */
  score(folded: string, range: TextRange): EdgeScores;
}

const UNSCORED = -20;

/** Prepares an {@link EdgeModel}; the keys are those of `embeddings/training/ranker_boundaries.py`. */
export function createEdgeScorer(model: EdgeModel): EdgeScorer {
  const start = new Map(Object.entries(model.start.weights));
  const end = new Map(Object.entries(model.end.weights));
  return {
    score(folded, range) {
      const padded = `^^^${folded.replace(/\d/gu, '0').replace(/[a-z]/gu, 'a')}$$$`;
      const scores = {
        start: new Float32Array(folded.length + 1).fill(UNSCORED),
        end: new Float32Array(folded.length + 1).fill(UNSCORED),
      };
      for (let gap = range.start; gap <= range.end; gap += 1) {
        const keys = keysAt(padded, gap);
        scores.start[gap] = model.start.bias + total(keys, start);
        scores.end[gap] = model.end.bias + total(keys, end);
      }
      return scores;
    },
  };
}

function total(keys: readonly string[], weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const key of keys) sum += weights.get(key) ?? 0;
  return sum / 100;
}

function keysAt(padded: string, gap: number): readonly string[] {
  const at = gap + 3;
  const left = padded.slice(at - 3, at);
  const right = padded.slice(at, at + 3);
  const l = left.slice(2);
  const ll = left.slice(1);
  const r = right.slice(0, 1);
  const rr = right.slice(0, 2);
  return [
    `l${l}`,
    `L${ll}`,
    `M${left}`,
    `r${r}`,
    `R${rr}`,
    `S${right}`,
    `x${l}${r}`,
    `y${ll}${r}`,
    `z${l}${rr}`,
  ];
}
