import { VerbatimError } from '../errors.ts';
import type { TextRange } from '../text/fold.ts';
import type { Paragraph, Report, Section } from './report.ts';

/** Text about to be shown as the report's own differs from the report's source; always a bug. */
export class VerbatimMismatchError extends VerbatimError {
  readonly code = 'verbatim-mismatch';
}

/**
 * Quotes a stretch of a paragraph; the only way renderers obtain report text.
 *
 * The quoted characters are compared, range by range, with the report's source.
 *
 * @param range UTF-16 units of the paragraph's text; the whole paragraph by default
 * @throws VerbatimMismatchError when the paragraph differs from its source or lacks that range
 */
export function quoteParagraph(report: Report, paragraph: Paragraph, range?: TextRange): string {
  return quote(report, {
    what: `paragraph ${paragraph.number}`,
    text: paragraph.text,
    ranges: paragraph.ranges,
    range: range ?? { start: 0, end: paragraph.text.length },
  });
}

/**
 * Quotes a section's heading ("" for the introduction), checked against the source.
 *
 * @throws VerbatimMismatchError when the heading differs from its source
 */
export function quoteHeading(report: Report, section: Section): string {
  const { title, ranges } = section;
  return quote(report, {
    what: `the heading of section ${section.number}`,
    text: title,
    ranges,
    range: { start: 0, end: title.length },
  });
}

/**
 * Quotes the report's title, checked against the source.
 *
 * @throws VerbatimMismatchError when the title differs from its source
 */
export function quoteTitle(report: Report): string {
  return quote(report, {
    what: 'the title',
    text: report.title,
    ranges: report.titleRanges,
    range: { start: 0, end: report.title.length },
  });
}

interface Quotation {
  readonly what: string;
  readonly text: string;
  readonly ranges: readonly TextRange[];
  /** UTF-16 units of `text`. */
  readonly range: TextRange;
}

function quote(report: Report, { what, text, ranges, range }: Quotation): string {
  if (range.start < 0 || range.end > text.length || range.start > range.end) {
    throw new VerbatimMismatchError(
      `Cannot quote ${range.start}..${range.end} of ${what}: it has ${text.length} characters. ` +
        'This is a bug: whoever made the range must use UTF-16 units of that text.',
    );
  }
  const quoted = text.slice(range.start, range.end);
  if (quoted !== sourceOf(report, ranges, range)) {
    throw new VerbatimMismatchError(
      `Characters ${range.start}..${range.end} of ${what} are not what the report says there. ` +
        'Nothing was shown. This is a bug: rebuild with `npm run index`; if it stays, report it.',
    );
  }
  return quoted;
}

/** Reads a range of a text from the source through the ranges that text was made of. */
function sourceOf(report: Report, ranges: readonly TextRange[], range: TextRange): string {
  let position = 0;
  let text = '';
  for (const source of ranges) {
    const length = source.end - source.start;
    const from = Math.max(range.start - position, 0);
    const to = Math.min(range.end - position, length);
    if (from < to) text += report.source.slice(source.start + from, source.start + to);
    position += length;
  }
  return text;
}
