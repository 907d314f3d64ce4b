import type { TextRange } from '../../text/fold.ts';
import { candidateClues, questionClues } from './clues.ts';

/** One side of the model: a clue's vector stands at the clue's own position. */
interface ClueTable {
  readonly clues: readonly string[];
  /** Base64 of `clues.length × dimension` signed bytes. */
  readonly vectors: string;
  /** A byte times this is the number it stands for. */
  readonly scale: number;
}

/** How wordings of questions go with forms of answers: a factorised bilinear model over clues. */
export interface AffinityModel {
  readonly dimension: number;
  readonly question: ClueTable;
  readonly candidate: ClueTable & {
    /** What a candidate's clue adds whatever the question, in hundredths. */
    readonly bias: readonly number[];
  };
}

/** Scores candidates by form; the higher, the likelier people underline such a thing. */
export interface AffinityScorer {
  /** Positions of a candidate's known clues, to be kept with it. */
  cluesOf(folded: string, range: TextRange): Int32Array;
  /** A scorer for one folded question. */
  forQuestion(core: string): (clues: Int32Array) => number;
}

/**
 * Prepares an {@link AffinityModel} as fitted by `embeddings/training/ranker_affinity.py`:
 * score = Σ vectors of the question's clues / √count · Σ vectors of the candidate's + Σ their biases.
 */
export function createAffinityScorer(model: AffinityModel): AffinityScorer {
  const { dimension } = model;
  const questionVectors = bytesOf(model.question);
  const candidateVectors = bytesOf(model.candidate);
  const questionIds = positions(model.question.clues);
  const candidateIds = positions(model.candidate.clues);
  const scale = model.question.scale * model.candidate.scale;
  return {
    cluesOf(folded, range) {
      const known = candidateClues(folded, range).flatMap((clue) => candidateIds.get(clue) ?? []);
      return Int32Array.from(known);
    },
    forQuestion(core) {
      const sum = new Float32Array(dimension);
      const all = questionClues(core);
      for (const clue of all) {
        const id = questionIds.get(clue);
        if (id !== undefined) add(sum, questionVectors, id * dimension);
      }
      const factor = scale / Math.sqrt(Math.max(1, all.length));
      // The same clues come back in many candidates.
      const worth = new Float32Array(model.candidate.clues.length).fill(Number.NaN);
      return (clues) => {
        let score = 0;
        for (const id of clues) {
          if (Number.isNaN(worth[id] ?? 0)) {
            worth[id] =
              factor * dot(sum, candidateVectors, id * dimension) +
              (model.candidate.bias[id] ?? 0) / 100;
          }
          score += worth[id] ?? 0;
        }
        return score;
      };
    },
  };
}

function bytesOf({ vectors }: ClueTable): Int8Array {
  const bytes = Buffer.from(vectors, 'base64');
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function positions(clues: readonly string[]): ReadonlyMap<string, number> {
  return new Map(clues.map((clue, at) => [clue, at]));
}

function add(sum: Float32Array, vectors: Int8Array, from: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (vectors[from + at] ?? 0);
}

function dot(vector: Float32Array, vectors: Int8Array, from: number): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1)
    sum += (vector[at] ?? 0) * (vectors[from + at] ?? 0);
  return sum;
}
