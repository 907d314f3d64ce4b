import { splitSentences } from '../text/sentences.ts';
import type { TextRange } from '../text/fold.ts';

/** Nobody writes longer paragraphs; a text that lost its line breaks has them. UTF-16 units. */
const LONGEST = 8_000;
/** Length of the pieces that such a text is cut into, where a sentence ends early enough. */
const PIECE = 2_000;

/**
 * Cuts a wall of text at sentence ends, so that a citation leads to a place one can read, and so that the work on
 * one paragraph stays bounded.
 *
 * @returns ascending ranges of the text that together are all of it; the whole text where it is not too long
 */
export function piecesOf(text: string): readonly TextRange[] {
  if (text.length <= LONGEST) return [{ start: 0, end: text.length }];
  const ends = splitSentences(text).map(({ end }) => end);
  const pieces: TextRange[] = [];
  let start = 0;
  let next = 0;
  while (text.length - start > PIECE) {
    while ((ends[next] ?? Infinity) <= start) next += 1;
    let end = start;
    while ((ends[next] ?? Infinity) - start <= PIECE) {
      end = ends[next] ?? end;
      next += 1;
    }
    if (end === start) end = wholeCharacterBefore(text, start + PIECE);
    pieces.push({ start, end });
    start = end;
  }
  if (start < text.length) pieces.push({ start, end: text.length });
  return pieces;
}

function wholeCharacterBefore(text: string, index: number): number {
  return /[\uDC00-\uDFFF]/u.test(text.charAt(index)) ? index - 1 : index;
}
