import { Converter } from 'opencc-js/t2cn';

/**
 * Text folded for matching, with the way back to the original.
 *
 * Invariant: `starts.length === ends.length === text.length`; folded UTF-16 unit `i` came from
 * original units `[starts[i], ends[i])`, and both arrays never decrease.
 */
export interface FoldedText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** A half-open range `[start, end)` of UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Folds text for matching: the `text` of {@link fold}. */
export function foldText(text: string): string {
  return fold(text).text;
}

/**
 * Folds text so that Simplified and Traditional, full and half width, upper and lower case match.
 *
 * Character by character (a base character with its combining marks): NFKC, lower case, Traditional
 * to Simplified (opencc-js `t2cn`), lone surrogates to U+FFFD; then every run of white space becomes
 * one space and the ends are trimmed. Words are never converted as a whole, so a character folds
 * alike wherever it stands and every folded unit maps back exactly. This very function also folds
 * the training data of the bundled models.
 */
export function fold(original: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const step of foldingSteps(original)) {
    if (step.folded === ' ' && (text === '' || text.endsWith(' '))) continue;
    text += step.folded;
    for (let unit = 0; unit < step.folded.length; unit += 1) {
      starts.push(step.start);
      ends.push(step.end);
    }
  }
  if (text.endsWith(' ')) {
    text = text.slice(0, -1);
    starts.pop();
    ends.pop();
  }
  return { text, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** Maps a range of folded units to the smallest original range that covers it. */
export function toOriginalRange(folded: FoldedText, range: TextRange): TextRange {
  const start = folded.starts[range.start];
  const end = folded.ends[range.end - 1];
  if (start === undefined || end === undefined || range.end <= range.start) {
    throw new RangeError(
      `Range ${range.start}..${range.end} is outside folded text of ${folded.text.length} units`,
    );
  }
  return { start, end };
}

interface FoldingStep extends TextRange {
  readonly folded: string;
}

const COMBINING = /^[\p{M}\uff9e\uff9f]/u;

function* foldingSteps(original: string): Generator<FoldingStep> {
  let start = 0;
  while (start < original.length) {
    let end = start + widthAt(original, start);
    while (end < original.length && COMBINING.test(original.slice(end, end + 2))) {
      end += widthAt(original, end);
    }
    yield { start, end, folded: foldStep(original.slice(start, end)) };
    start = end;
  }
}

function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

const foldedSteps = new Map<string, string>();

function foldStep(step: string): string {
  const known = foldedSteps.get(step);
  if (known !== undefined) return known;
  const folded = toSimplified(step.toWellFormed().normalize('NFKC').toLowerCase()).replace(
    /\s+/gu,
    ' ',
  );
  if (foldedSteps.size < 50_000) foldedSteps.set(step, folded);
  return folded;
}
