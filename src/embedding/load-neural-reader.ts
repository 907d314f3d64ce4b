import { createRequire } from 'node:module';
import path from 'node:path';
import type * as OnnxRuntime from 'onnxruntime-node';
import { FLAGS_PER_PIECE, pieceFlags } from '../reading/neural/piece-flags.ts';
import { pieceBounds } from '../reading/neural/piece-bounds.ts';
import type { SpanScores } from '../reading/neural/span-scorer.ts';
import { InferenceError } from './inference-error.ts';
import type { PieceTokenizer } from './piece-tokenizer.ts';

// Its CommonJS exports are set at run time, where no import can see them.
const { InferenceSession, Tensor } = createRequire(import.meta.url)(
  'onnxruntime-node',
) as typeof OnnxRuntime;

/** Texts whose pieces are kept; passages come again and again, and cutting them takes longest. */
const KEPT_TEXTS = 4_000;
/** Pieces read of one passage. */
const MAX_PIECES = 600;
/** Pieces read of a question. */
const MAX_QUESTION_PIECES = 96;

/** The neural reader loaded into this process. */
export interface LoadedNeuralReader {
  /** Scores of every piece of the folded passages, and of the question as one that none answers. */
  read(question: string, passages: readonly string[]): Promise<SpanScores>;
}

interface Pieces {
  readonly ids: Int32Array;
  readonly bounds: Int32Array;
}

/**
 * Loads the neural reader; it reads the pieces of the bundled encoder, whichever encoder searches.
 *
 * @param modelsFolder absolute path of the folder that holds `reader`
 * @param tokenizer that of the bundled encoder
 * @throws InferenceError when its files are missing or damaged
 */
export async function loadNeuralReader(
  modelsFolder: string,
  tokenizer: PieceTokenizer,
): Promise<LoadedNeuralReader> {
  try {
    const session = await InferenceSession.create(path.join(modelsFolder, 'reader/neural.onnx'), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
    return neuralReader(session, tokenizer);
  } catch (cause) {
    throw new InferenceError(
      'The reader "neural.onnx" could not be loaded. Restore its folder from the repository.',
      { cause },
    );
  }
}

function neuralReader(
  session: OnnxRuntime.InferenceSession,
  tokenizer: PieceTokenizer,
): LoadedNeuralReader {
  const kept = new Map<string, Pieces>();
  const piecesOf = (text: string): Pieces => {
    let pieces = kept.get(text);
    if (pieces === undefined) {
      pieces = cut(text, tokenizer);
      if (kept.size >= KEPT_TEXTS) kept.clear();
      kept.set(text, pieces);
    }
    return pieces;
  };
  return {
    async read(question, passages) {
      const cutQuestion = cut(question, tokenizer).ids.slice(0, MAX_QUESTION_PIECES);
      // The model attends to something, an unknown piece if there is nothing else.
      const asked = cutQuestion.length > 0 ? cutQuestion : [tokenizer.model.unk_token_id];
      const cuts = passages.map(piecesOf);
      const length = Math.max(1, ...cuts.map(({ ids }) => ids.length));
      const ids = new BigInt64Array(cuts.length * length);
      const flags = new Float32Array(cuts.length * length * FLAGS_PER_PIECE);
      cuts.forEach((pieces, row) => {
        pieces.ids.forEach((id, at) => (ids[row * length + at] = BigInt(id)));
        const own = pieceFlags(question, passages[row] ?? '', pieces.bounds);
        flags.set(own, row * length * FLAGS_PER_PIECE);
      });
      const output = await session.run({
        question: new Tensor('int64', BigInt64Array.from([...asked].map(BigInt)), [
          1,
          asked.length,
        ]),
        passages: new Tensor('int64', ids, [cuts.length, length]),
        flags: new Tensor('float32', flags, [cuts.length, length, FLAGS_PER_PIECE]),
      });
      const start = output['start']?.data as Float32Array;
      const end = output['end']?.data as Float32Array;
      const none = output['none']?.data as Float32Array;
      return {
        none: none[0] ?? 0,
        passages: cuts.map(({ ids: own, bounds }, row) => ({
          bounds,
          start: start.slice(row * length, row * length + own.length),
          end: end.slice(row * length, row * length + own.length),
        })),
      };
    },
  };
}

function cut(text: string, tokenizer: PieceTokenizer): Pieces {
  const { model } = tokenizer;
  const ids = tokenizer.encode(text, null, { add_special_tokens: false }).slice(0, MAX_PIECES);
  const strings = ids.map((id) => (id === model.unk_token_id ? null : (model.vocab[id] ?? null)));
  return { ids: Int32Array.from(ids), bounds: pieceBounds(text, strings) };
}
