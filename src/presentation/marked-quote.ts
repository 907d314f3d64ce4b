import type { Report } from '../report/report.ts';
import { quote, type SourcedText } from '../report/verbatim-guard.ts';
import type { TextRange } from '../text/fold.ts';
import { escapeHtml } from './escape-html.ts';

/** A stretch to set off inside a quotation; marks may nest and touch, in any order. */
export interface Mark {
  /** UTF-16 units of the text quoted. */
  readonly range: TextRange;
  readonly tag: 'b' | 'u';
}

/** What to quote of a text of the report and what to set off in it. */
export interface MarkedQuote {
  readonly of: SourcedText;
  /** UTF-16 units of the text; all of it by default. */
  readonly range?: TextRange;
  readonly marks?: readonly Mark[];
}

/**
 * Quotes a stretch of the report as HTML, without a surrounding block quote; `u` encloses `b`.
 *
 * @throws VerbatimMismatchError when the stretch is not what the report says there
 */
export function markedQuoteHtml(report: Report, marked: MarkedQuote): string {
  const { of: sourced, marks = [] } = marked;
  const range = marked.range ?? { start: 0, end: sourced.text.length };
  let html = '';
  let open: readonly Mark['tag'][] = [];
  for (const piece of piecesOf(range, marks)) {
    const wanted = (['u', 'b'] as const).filter((tag) => covers(marks, piece, tag));
    const kept = wanted.findIndex((tag, depth) => open[depth] !== tag);
    const shared = kept === -1 ? wanted.length : kept;
    html +=
      closing(open.slice(shared)) +
      wanted
        .slice(shared)
        .map((tag) => `<${tag}>`)
        .join('');
    html += escapeHtml(quote(report, sourced, piece));
    open = wanted;
  }
  return html + closing(open);
}

/** Cuts a range wherever a mark begins or ends. */
function piecesOf(range: TextRange, marks: readonly Mark[]): readonly TextRange[] {
  const inside = marks
    .flatMap((mark) => [mark.range.start, mark.range.end])
    .filter((border) => border > range.start && border < range.end);
  const borders = [...new Set([range.start, ...inside, range.end])].sort((a, b) => a - b);
  return borders.slice(1).map((end, index) => ({ start: borders[index] ?? 0, end }));
}

function covers(marks: readonly Mark[], piece: TextRange, tag: Mark['tag']): boolean {
  return marks.some(
    (mark) => mark.tag === tag && mark.range.start <= piece.start && piece.end <= mark.range.end,
  );
}

function closing(tags: readonly string[]): string {
  return tags
    .toReversed()
    .map((tag) => `</${tag}>`)
    .join('');
}
