import { VerbatimError } from '../errors.ts';
import type { TextRange } from '../text/fold.ts';
import type { Report, Section } from './report.ts';

/** Text about to be shown as the report's own differs from the report's source; always a bug. */
export class VerbatimMismatchError extends VerbatimError {
  readonly code = 'verbatim-mismatch';
}

/** Text of a report with where it stands in {@link Report.source}; every paragraph is one. */
export interface SourcedText {
  /** The concatenation of its ranges. */
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/**
 * Quotes a stretch of a report's text; the only way renderers obtain report text.
 *
 * The quoted characters are compared, range by range, with the report's source.
 *
 * @param range UTF-16 units of the text; all of it by default
 * @throws VerbatimMismatchError when the text differs from its source or lacks that range
 */
export function quote(report: Report, sourced: SourcedText, range?: TextRange): string {
  const { text, ranges } = sourced;
  const { start, end } = range ?? { start: 0, end: text.length };
  const where = `characters ${start}..${end} of the text at ${ranges[0]?.start ?? 0} of the report`;
  if (start < 0 || end > text.length || start > end) {
    throw new VerbatimMismatchError(
      `Cannot quote ${where}: it has ${text.length} characters. This is a bug: ranges must be ` +
        'UTF-16 units of the text they belong to.',
    );
  }
  const quoted = text.slice(start, end);
  if (quoted !== sourceOf(report, ranges, { start, end })) {
    throw new VerbatimMismatchError(
      `Did not quote ${where}: the report says something else there. This is a bug: rebuild with ` +
        '`npm run index`, and report it if it stays.',
    );
  }
  return quoted;
}

/**
 * Quotes a section's heading ("" for the introduction), checked like {@link quote}.
 *
 * @throws VerbatimMismatchError when the heading differs from its source
 */
export function quoteHeading(report: Report, { title, ranges }: Section): string {
  return quote(report, { text: title, ranges });
}

/**
 * Quotes the report's title, checked like {@link quote}.
 *
 * @throws VerbatimMismatchError when the title differs from its source
 */
export function quoteTitle(report: Report): string {
  return quote(report, { text: report.title, ranges: report.titleRanges });
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
