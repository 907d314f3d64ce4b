import { AutoTokenizer } from '@xenova/transformers';
import { pieceBounds } from '../reading/neural/piece-bounds.ts';
import { InferenceError } from './inference-error.ts';

/** The parts of a tokenizer of transformers.js that the neural reader uses; its types leave them out. */
export interface PieceTokenizer {
  encode(text: string, pair: null, options: { readonly add_special_tokens: boolean }): number[];
  readonly model: { readonly vocab: readonly string[]; readonly unk_token_id: number };
}

/** Folder of the bundled encoder, whose pieces the neural reader reads. */
export const BUNDLED_ENCODER = 'encoder';

/**
 * Loads the bundled encoder's tokenizer from `env.localModelPath`, for when another encoder searches.
 *
 * @throws InferenceError when its file is missing or damaged
 */
export async function loadPieceTokenizer(): Promise<PieceTokenizer> {
  try {
    return await AutoTokenizer.from_pretrained(BUNDLED_ENCODER);
  } catch (cause) {
    throw new InferenceError(
      `The tokenizer in "${BUNDLED_ENCODER}" could not be loaded. Restore its folder from the repository.`,
      { cause },
    );
  }
}

/** A text as pieces of the vocabulary. */
export interface Pieces {
  readonly ids: Int32Array;
  /** Start and end of every piece in the text, one pair after the other. */
  readonly bounds: Int32Array;
}

/** Characters cut of one text; a passage of one endless line must not stop the others. */
const MAX_CHARS = 20_000;
/** Texts whose pieces are kept; passages come again and again, and cutting them takes longest. */
const KEPT_TEXTS = 4_000;

/** Cuts folded texts into pieces. */
export interface PieceCutter {
  /** Id of an unknown piece. */
  readonly unknown: number;
  cut(text: string): Pieces;
  /** The same, kept for when the text comes again. */
  cutKept(text: string): Pieces;
}

/** Makes a tokenizer tell where its pieces stand. */
export function createPieceCutter(tokenizer: PieceTokenizer): PieceCutter {
  const { vocab, unk_token_id: unknown } = tokenizer.model;
  const kept = new Map<string, Pieces>();
  const cut = (whole: string): Pieces => {
    const text = whole.slice(0, MAX_CHARS);
    const ids = tokenizer.encode(text, null, { add_special_tokens: false });
    const strings = ids.map((id) => (id === unknown ? null : (vocab[id] ?? null)));
    return { ids: Int32Array.from(ids), bounds: pieceBounds(text, strings) };
  };
  return {
    unknown,
    cut,
    cutKept(text) {
      let pieces = kept.get(text);
      if (pieces === undefined) {
        pieces = cut(text);
        if (kept.size >= KEPT_TEXTS) kept.clear();
        kept.set(text, pieces);
      }
      return pieces;
    },
  };
}
