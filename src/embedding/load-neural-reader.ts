import { createRequire } from 'node:module';
import path from 'node:path';
import type * as OnnxRuntime from 'onnxruntime-node';
import { FLAGS_PER_PIECE, pieceFlags } from '../reading/neural/piece-flags.ts';
import type { PieceScores, SpanScores } from '../reading/neural/span-scorer.ts';
import { InferenceError } from './inference-error.ts';
import { createPieceCutter, type PieceTokenizer, type Pieces } from './piece-tokenizer.ts';

// Its CommonJS exports are set at run time, where no import can see them.
const { InferenceSession, Tensor } = createRequire(import.meta.url)(
  'onnxruntime-node',
) as typeof OnnxRuntime;

/** Pieces of a passage that is no longer read together with others: a run costs as much as its longest. */
const LONG_PIECES = 256;
/** Pieces read of a question. */
const MAX_QUESTION_PIECES = 96;

/** The neural reader loaded into this process. */
export interface LoadedNeuralReader {
  /** Scores of every piece of the folded passages, and of the question as one that none answers. */
  read(question: string, passages: readonly string[]): Promise<SpanScores>;
}

/**
 * Loads the neural reader; it reads the pieces of the bundled encoder, whichever encoder searches.
 *
 * @param modelsFolder absolute path of the folder that holds `reader`
 * @param tokenizer that of the bundled encoder
 * @throws InferenceError when its file is missing or damaged
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
  const cutter = createPieceCutter(tokenizer);
  return {
    async read(text, passages) {
      const { ids } = cutter.cut(text);
      // The model attends to something, an unknown piece if there is nothing else.
      const asked = ids.length > 0 ? ids.slice(0, MAX_QUESTION_PIECES) : [cutter.unknown];
      const question = { text, ids: BigInt64Array.from(Array.from(asked, BigInt)) };
      const shown = passages.map((passage, at) => ({
        at,
        text: passage,
        pieces: cutter.cutKept(passage),
      }));
      const short = shown.filter(({ pieces }) => pieces.ids.length <= LONG_PIECES);
      const long = shown.filter(({ pieces }) => pieces.ids.length > LONG_PIECES);
      const scores = new Array<PieceScores>(passages.length);
      let none = 0;
      for (const batch of [short, ...long.map((each) => [each])]) {
        if (batch.length === 0) continue;
        const read = await readBatch(session, question, batch);
        // It depends on the question alone.
        none = read.none;
        batch.forEach(({ at }, row) => {
          const own = read.passages[row];
          if (own !== undefined) scores[at] = own;
        });
      }
      return { none, passages: scores };
    },
  };
}

interface Shown {
  readonly text: string;
  readonly pieces: Pieces;
}

async function readBatch(
  session: OnnxRuntime.InferenceSession,
  question: { readonly text: string; readonly ids: BigInt64Array },
  batch: readonly Shown[],
): Promise<SpanScores> {
  const length = Math.max(1, ...batch.map(({ pieces }) => pieces.ids.length));
  const ids = new BigInt64Array(batch.length * length);
  const flags = new Float32Array(batch.length * length * FLAGS_PER_PIECE);
  batch.forEach(({ text, pieces }, row) => {
    ids.set(Array.from(pieces.ids, BigInt), row * length);
    flags.set(pieceFlags(question.text, text, pieces.bounds), row * length * FLAGS_PER_PIECE);
  });
  const output = await session.run({
    question: new Tensor('int64', question.ids, [1, question.ids.length]),
    passages: new Tensor('int64', ids, [batch.length, length]),
    flags: new Tensor('float32', flags, [batch.length, length, FLAGS_PER_PIECE]),
  });
  const numbers = (name: string): Float32Array => output[name]?.data as Float32Array;
  const [start, end] = [numbers('start'), numbers('end')];
  return {
    none: numbers('none')[0] ?? 0,
    passages: batch.map(({ pieces }, row) => {
      const [first, past] = [row * length, row * length + pieces.ids.length];
      return {
        bounds: pieces.bounds,
        start: start.slice(first, past),
        end: end.slice(first, past),
      };
    }),
  };
}
