import type { TextRange } from '../text/fold.ts';
import { headingMarkOf } from './heading-mark.ts';
import { chromeReasonOf } from './page-chrome.ts';
import type { PhysicalLine } from './physical-lines.ts';
import { endsSentence, isMostlyHan } from './punctuation.ts';
import type { PageFurniture } from './page-furniture.ts';
import type { Wrapping } from './wrapping.ts';

/** Lines that belong together: a paragraph, a heading or a piece of debris. */
export interface Block {
  readonly lines: readonly [PhysicalLine, ...PhysicalLine[]];
  /** Ascending ranges of the source; `text` is their concatenation. */
  readonly ranges: readonly TextRange[];
  readonly text: string;
  /** True when a blank line or the beginning of the document stands before it. */
  readonly afterBlank: boolean;
}

/** The document as the cutting of lines into blocks needs it. */
export interface LineSource {
  readonly source: string;
  readonly lines: readonly PhysicalLine[];
  readonly furniture: PageFurniture;
  readonly wrapping: Wrapping | undefined;
}

/** Joins the lines of each paragraph; blank lines, indentation and short last lines part them. */
export function joinLines(document: LineSource): readonly Block[] {
  const blocks: Block[] = [];
  let open: PhysicalLine[] = [];
  let afterBlank = true;
  const keepsHyphen = hyphenKeeper(document.source);
  const close = (): void => {
    const [first, ...rest] = open;
    if (first !== undefined) {
      blocks.push(blockOf([first, ...rest], { document, afterBlank, keepsHyphen }));
    }
    open = [];
  };
  let gap = true;
  for (const line of document.lines) {
    if (line.text === '' || document.furniture.has(line.number)) {
      gap ||= line.text === '';
      continue;
    }
    const last = open.at(-1);
    if (last === undefined || !continues(document, { last, line, first: open[0] ?? last })) {
      close();
      afterBlank = gap;
    }
    open.push(line);
    gap = false;
  }
  close();
  return blocks;
}

interface Neighbours {
  readonly first: PhysicalLine;
  readonly last: PhysicalLine;
  readonly line: PhysicalLine;
}

function continues(document: LineSource, { first, last, line }: Neighbours): boolean {
  const isOpen = !endsSentence(last.text);
  const crossesPage = line.page !== last.page || isFurnitureBetween(document, last, line);
  if (line.number !== last.number + 1 && !(crossesPage && isOpen)) return false;
  const { wrapping } = document;
  if (wrapping === undefined) {
    return crossesPage && isOpen && last.text.length >= 20 && line.indent === 0 && !isMarked(line);
  }
  if (hasLeaders(last) || hasLeaders(line)) return false;
  const hangs = LIST_ITEM.test(first.text) && line.indent > first.indent;
  if (line.indent > wrapping.indent && !hangs) return false;
  const room = wrapping.width - wrapping.measure.line(last);
  if (isMarked(line) && (!isOpen || room > 2)) return false;
  if (endsInHyphen(last.text, line.text)) return true;
  // A Markdown heading ends with its line, unless the width itself broke it.
  const isHeading = first === last && (headingMarkOf(last.text)?.opening ?? 0) > 0;
  const isStrict = (wrapping.exact && !isOpen) || isHeading;
  const isFull = room <= neededRoom({ last, line, isStrict }, wrapping);
  // A first line that almost fills an exact width is a heading rather than a paragraph's beginning.
  const mayFallShort = isOpen && !isHeading && (!wrapping.exact || first !== last);
  const isNearlyFull = mayFallShort && room <= Math.max(4, wrapping.width * 0.12);
  if (!isFull && !isNearlyFull) return false;
  if (!isOpen && chromeReasonOf(line.text) !== undefined) return false;
  return first !== last || chromeReasonOf(last.text) === undefined;
}

const DOT_LEADERS = /[.．…·]{4,}\s*\d{1,4}$/u;
const LIST_ITEM = /^(?:[-*•·▪◆●○]|\d{1,2}[.)、])\s/u;
const FIRST_TOKEN =
  /^[“‘「『（《〈【([]*(?:[\p{L}\p{N}.%&'’-]+?(?=$|[^\p{L}\p{N}.%&'’-]|\p{Script=Han})|.)[，。、；：！？”’」』）》〉】…—,.;:!?)\]]*/u;

interface LineEnd {
  readonly last: PhysicalLine;
  readonly line: PhysicalLine;
  /** Counts only the next character, not its whole word, as what did not fit. */
  readonly isStrict: boolean;
}

/** A line was full when the next line's first word would not have fitted behind it. */
function neededRoom({ last, line, isStrict }: LineEnd, { measure }: Wrapping): number {
  if (isStrict) return measure.text(Array.from(line.text.slice(0, 2))[0] ?? '') - 1;
  const token = FIRST_TOKEN.exec(line.text.slice(0, 60))?.[0] ?? line.text.slice(0, 1);
  const space = needsSpace(last.text, line.text) ? 1 : 0;
  return measure.text(token) + space - 1;
}

function hasLeaders(line: PhysicalLine): boolean {
  return DOT_LEADERS.test(line.text.slice(-60));
}

function isMarked(line: PhysicalLine): boolean {
  return headingMarkOf(line.text) !== undefined || LIST_ITEM.test(line.text);
}

function isFurnitureBetween(
  { furniture }: LineSource,
  last: PhysicalLine,
  line: PhysicalLine,
): boolean {
  for (let number = last.number + 1; number < line.number; number += 1) {
    if (furniture.has(number)) return true;
  }
  return false;
}

interface Joining {
  readonly document: LineSource;
  readonly afterBlank: boolean;
  readonly keepsHyphen: (word: string) => boolean;
}

function blockOf(lines: Block['lines'], { document, afterBlank, keepsHyphen }: Joining): Block {
  const { source, wrapping } = document;
  const ranges: { start: number; end: number }[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    let { end } = line;
    if (next !== undefined && endsInHyphen(line.text, next.text)) {
      if (!keepsHyphen(brokenWord(line.text, next.text))) end -= 1;
    }
    addRange(ranges, { start: line.start, end });
    if (next !== undefined && !hasSoftHyphen(source, line) && needsSpace(line.text, next.text)) {
      const midWord = wrapping?.exact === true && wrapping.measure.line(line) >= wrapping.width;
      if (!midWord) addRange(ranges, spaceBetween(source, line, next));
    }
  });
  const text = ranges.map(({ start, end }) => source.slice(start, end)).join('');
  return { lines, ranges, text, afterBlank };
}

/** The white space in the source that parts two blocks read as one; none where their script has none. */
export function spaceBetweenBlocks(
  source: string,
  upper: Block,
  lower: Block,
): TextRange | undefined {
  const [last, next] = [upper.lines.at(-1) ?? upper.lines[0], lower.lines[0]];
  return needsSpace(last.text, next.text) ? spaceBetween(source, last, next) : undefined;
}

function addRange(ranges: { start: number; end: number }[], range: TextRange): void {
  const last = ranges.at(-1);
  if (last?.end === range.start) last.end = range.end;
  else ranges.push({ ...range });
}

const BLANK = /[^\S\r\n\f\v\u0085\u2028\u2029\ufeff]/u;
const LATIN = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{L}/u;
const WORD_EDGE = /[\p{Ll}\p{Lu}\p{N}!-~]/u;
const SPACED_EDGE =
  /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：！？「」『』（）《》〈〉【】]/u;

/** True where a line break stands for the space of a script that parts its words by spaces. */
function needsSpace(last: string, next: string): boolean {
  const around = last.slice(-30) + next.slice(0, 30);
  if (!LATIN.test(around) || endsInHyphen(last, next)) return false;
  const edge = isMostlyHan(around) ? WORD_EDGE : SPACED_EDGE;
  return edge.test(last.slice(-1)) && edge.test(next.slice(0, 1));
}

/**
 * One unit of white space between two lines: a blank behind the one or before the other where there
 * is one, else the line break. What lies between them on other lines (a page number) is not touched.
 */
function spaceBetween(source: string, last: PhysicalLine, next: PhysicalLine): TextRange {
  const behind = source.slice(last.end, last.next).search(BLANK);
  const before = source.slice(next.start - next.margin, next.start).search(BLANK);
  let start = last.next - 1;
  if (behind !== -1) start = last.end + behind;
  else if (before !== -1) start = next.start - next.margin + before;
  return { start, end: start + 1 };
}

function hasSoftHyphen(source: string, line: PhysicalLine): boolean {
  return source.charAt(line.end) === '\u00ad';
}

function endsInHyphen(last: string, next: string): boolean {
  return /[\p{Ll}\p{Lu}][-‐]$/u.test(last) && /^\p{Ll}/u.test(next);
}

function brokenWord(last: string, next: string): string {
  const head = /[\p{L}]+[-‐]$/u.exec(last.slice(-40))?.[0] ?? '';
  return (head + (/^\p{L}+/u.exec(next.slice(0, 40))?.[0] ?? '')).toLowerCase();
}

/** Bounded, so that a long run of letters costs no more than its length. */
const HYPHENATED = /(?<![\p{Ll}\p{Lu}])[\p{Ll}\p{Lu}]{1,30}[-‐][\p{Ll}\p{Lu}]{1,30}/gu;

/** A hyphen at a line's end stays where the document writes the same word with one elsewhere. */
function hyphenKeeper(source: string): (word: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  return (word) => {
    words ??= new Set(Array.from(source.matchAll(HYPHENATED), ([found]) => found.toLowerCase()));
    return words.has(word);
  };
}
