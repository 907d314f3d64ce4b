import { createColors } from 'picocolors';
import type { Report } from '../report/report.ts';
import { quote, type SourcedText } from '../report/verbatim-guard.ts';
import type { TextRange } from '../text/fold.ts';
import { wrapText } from './wrap-text.ts';

/** How text is laid out in a terminal. */
export interface TerminalLayout {
  /** Cells per line. */
  readonly width: number;
  /** Whether the terminal shows bold, underline and colour. */
  readonly colour: boolean;
}

/** What to quote of the report, and what to set off in it. */
export interface TerminalQuote {
  readonly of: SourcedText;
  /** UTF-16 units of the text; all of it by default. */
  readonly range?: TextRange;
  readonly sentence?: TextRange;
  readonly span?: TextRange | null;
}

const INDENT = '  ';
const SENTENCE_MARK = '> ';

/**
 * Quotes a stretch of the report for a terminal, wrapped and indented.
 *
 * With colour the sentence is underlined and the span bold. Without, nothing may be added to the
 * words themselves: the sentence stands on lines of its own that begin with `> `.
 *
 * @throws VerbatimMismatchError when the stretch is not what the report says there
 */
export function terminalQuote(
  report: Report,
  quoted: TerminalQuote,
  layout: TerminalLayout,
): string {
  const range = quoted.range ?? { start: 0, end: quoted.of.text.length };
  if (layout.colour || quoted.sentence === undefined) {
    return quotedLines(report, { ...quoted, range, margin: INDENT }, layout);
  }
  const { start, end } = quoted.sentence;
  const parts = [
    { range: { start: range.start, end: start }, margin: INDENT },
    { range: { start, end }, margin: SENTENCE_MARK },
    { range: { start: end, end: range.end }, margin: INDENT },
  ];
  return parts
    .filter((part) => quoted.of.text.slice(part.range.start, part.range.end).trim() !== '')
    .map((part) => quotedLines(report, { ...quoted, ...part }, layout))
    .join('\n');
}

interface MarginedQuote extends TerminalQuote {
  readonly range: TextRange;
  readonly margin: string;
}

function quotedLines(report: Report, quoted: MarginedQuote, layout: TerminalLayout): string {
  const { range, margin, of: sourced } = quoted;
  const text = quote(report, sourced, range);
  const width = Math.max(layout.width - margin.length, 2);
  return wrapText(text, width)
    .map(({ start, end }) => ({ start: start + range.start, end: end + range.start }))
    .map((line) => margin + styledLine(line, quoted, layout.colour))
    .join('\n');
}

function styledLine(line: TextRange, quoted: TerminalQuote, colour: boolean): string {
  const { bold, underline } = createColors(colour);
  const { sentence, span, of: sourced } = quoted;
  const marks = [sentence, span].flatMap((mark) => (mark ? [mark.start, mark.end] : []));
  const inside = marks.filter((border) => border > line.start && border < line.end);
  const borders = [...new Set([line.start, ...inside, line.end])].sort((a, b) => a - b);
  return borders
    .slice(1)
    .map((end, index) => {
      const piece = { start: borders[index] ?? 0, end };
      const text = printable(sourced.text.slice(piece.start, piece.end));
      const strong = isWithin(piece, span) ? bold(text) : text;
      return isWithin(piece, sentence) ? underline(strong) : strong;
    })
    .join('');
}

function isWithin(piece: TextRange, mark: TextRange | null | undefined): boolean {
  return mark != null && mark.start <= piece.start && piece.end <= mark.end;
}

/** Shows control characters as pictures (`␛`), so that no text can steer the terminal. */
export function printable(text: string): string {
  return text
    .replace(/[\0-\x08\x0b-\x1f]/gu, (control) =>
      String.fromCharCode(0x2400 + control.charCodeAt(0)),
    )
    .replace(/[\x7f-\x9f]/gu, '\u2421');
}
