import type { TextRange } from '../../text/fold.ts';

/** Scores of a passage's pieces as the first and the last of the answer, as the neural reader gives them. */
export interface PieceScores {
  /** Start and end of every piece in the folded passage, one pair after the other. */
  readonly bounds: Int32Array;
  /** Log-odds, up to a constant that all passages of a question share. */
  readonly start: Float32Array;
  readonly end: Float32Array;
}

/** Scores of all passages of a question, which may be compared. */
export interface SpanScores {
  readonly passages: readonly PieceScores[];
  /** What a start or an end has to beat to be likelier than that no passage answers. */
  readonly none: number;
}

/** Looks at question and passages with the neural model. */
export interface SpanScorer {
  /**
   * Folded question and passages in, scores of every passage out, in order.
   *
   * @throws InferenceError when the inference process is gone for good
   */
  score(question: string, passages: readonly string[]): Promise<SpanScores>;
}

/**
 * Score of a span of the folded passage: that of its first piece as start and its last as end.
 * A span that cuts through pieces is scored by the pieces that it touches.
 */
export function scoreSpan({ bounds, start, end }: PieceScores, span: TextRange): number {
  const first = pieceAfter(bounds, span.start);
  const last = pieceBefore(bounds, span.end);
  return (start[first] ?? NOWHERE) + (end[last] ?? NOWHERE);
}

/** Score of characters that no piece covers. */
const NOWHERE = -20;

/** The first piece that ends after `offset`. */
function pieceAfter(bounds: Int32Array, offset: number): number {
  let piece = 0;
  while (piece * 2 < bounds.length && (bounds[piece * 2 + 1] ?? 0) <= offset) piece += 1;
  return piece;
}

/** The last piece that begins before `offset`. */
function pieceBefore(bounds: Int32Array, offset: number): number {
  let piece = bounds.length / 2 - 1;
  while (piece >= 0 && (bounds[piece * 2] ?? 0) >= offset) piece -= 1;
  return piece;
}
