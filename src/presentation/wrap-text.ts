import type { TextRange } from '../text/fold.ts';
import { characterWidth } from './display-width.ts';

/** Never begins a line. */
const CLOSING = /[\p{Pe}\p{Pf}。，、；：！？…,.;:!?%‰％·—～〉》」』】〕）\s]/u;
/** Never ends a line. */
const OPENING = /[\p{Ps}\p{Pi}〈《「『【〔（]/u;
/** Stays together with its like: Latin words and numbers. */
const WORD = /[\p{Script=Latin}\p{N}\p{M}.,'’-]/u;

/**
 * Wraps a text to a width in terminal cells, Chinese between characters and Latin between words.
 *
 * Closing marks do not begin a line and opening ones do not end it; a word wider than a line is cut.
 *
 * @param width cells per line, at least 2
 * @returns the lines as ranges of the text; only white space lies between them
 */
export function wrapText(text: string, width: number): readonly TextRange[] {
  const lines: TextRange[] = [];
  let start = 0;
  let cells = 0;
  let breakAt = 0;
  let before = '';
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (before !== '' && mayBreak(before, character)) breakAt = at;
    // Twice at most: what is carried over to the next line may be too wide with this character.
    while (character !== ' ' && at > start && cells + characterWidth(character) > width) {
      const end = breakAt > start ? breakAt : at;
      lines.push(trimmed(text, { start, end }));
      start = end + leadingSpace(text.slice(end, at));
      cells = widthOf(text.slice(start, at));
    }
    if (character === '\n') {
      lines.push(trimmed(text, { start, end: at }));
      start = at + 1;
      cells = 0;
    } else {
      cells += characterWidth(character);
    }
    before = character;
    at += character.length;
  }
  if (start < text.length || lines.length === 0)
    lines.push(trimmed(text, { start, end: text.length }));
  return lines;
}

function mayBreak(before: string, after: string): boolean {
  if (/\s/u.test(before)) return true;
  if (CLOSING.test(after) || OPENING.test(before)) return false;
  return !(WORD.test(before) && WORD.test(after));
}

function widthOf(text: string): number {
  return Array.from(text).reduce((cells, character) => cells + characterWidth(character), 0);
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
