/** Numbers that {@link pieceFlags} gives for every piece. */
export const FLAGS_PER_PIECE = 5;

/**
 * What of a folded passage stands in the folded question, piece after piece: the share of its
 * characters; the piece as a whole; its first and its last character together with the neighbour outside; whether
 * it is a figure. Latin letters say nothing one by one. The model was trained on exactly these
 * (`reader_model.py`, `flags_of`).
 */
export function pieceFlags(question: string, passage: string, bounds: Int32Array): Float32Array {
  const letters = new Set(Array.from(question).filter(isComparable));
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < question.length; at += 1) {
    const pair = question.slice(at, at + 2);
    if (Array.from(pair).every(isComparable)) pairs.add(pair);
  }
  const count = bounds.length / 2;
  const flags = new Float32Array(count * FLAGS_PER_PIECE);
  for (let piece = 0; piece < count; piece += 1) {
    const start = bounds[piece * 2] ?? 0;
    const end = bounds[piece * 2 + 1] ?? 0;
    const text = passage.slice(start, end);
    const characters = Array.from(text);
    const shared = characters.filter((character) => letters.has(character)).length;
    flags.set(
      [
        shared / Math.max(1, characters.length),
        Number(question.includes(text) && (characters.length > 1 || isComparable(text))),
        Number(pairs.has(passage.slice(Math.max(0, start - 1), start + 1))),
        Number(pairs.has(passage.slice(end - 1, end + 1))),
        Number(/^\p{Nd}+$/u.test(text)),
      ],
      piece * FLAGS_PER_PIECE,
    );
  }
  return flags;
}

/** A Chinese character or a digit: one that is rarely in two texts for no reason. */
function isComparable(character: string): boolean {
  return /^[\u3400-\u9fff\p{Nd}]$/u.test(character);
}
