/**
 * Where the pieces of a folded text stand in it: start and end of each, one pair after the other.
 *
 * Pieces are found one after the other, as the tokenizer of transformers.js keeps no offsets. What lies
 * between two known pieces belongs to the unknown ones there, less the white space around.
 *
 * @param pieces the strings of the vocabulary; null for an unknown piece
 */
export function pieceBounds(text: string, pieces: readonly (string | null)[]): Int32Array {
  const bounds = new Int32Array(pieces.length * 2);
  let offset = 0;
  pieces.forEach((piece, at) => {
    const start = piece === null ? afterSpace(text, offset) : text.indexOf(piece, offset);
    const next = pieces[at + 1];
    const end =
      piece === null
        ? endOfUnknown(text, start, next === undefined || next === null ? null : next)
        : start + piece.length;
    if (start < 0) return;
    bounds[at * 2] = start;
    bounds[at * 2 + 1] = end;
    offset = end;
  });
  return bounds;
}

function afterSpace(text: string, offset: number): number {
  let start = offset;
  while (start < text.length && text.charAt(start).trim() === '') start += 1;
  return start;
}

/** Unknown characters in a row are one piece, up to white space or the next known piece. */
function endOfUnknown(text: string, start: number, next: string | null): number {
  const rest = text.slice(start);
  const space = rest.search(/\s/u);
  const word = space < 0 ? rest.length : space;
  const known = next === null ? -1 : rest.indexOf(next, 1);
  return start + (known < 0 ? word : Math.min(word, known));
}
