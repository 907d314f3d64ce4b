import type { Language } from '../answering/answer.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import { quote, quoteTitle } from '../report/verbatim-guard.ts';
import type { TextRange } from '../text/fold.ts';
import { citation } from './citation.ts';

/** The longest text a copy button may hold, in UTF-16 units (Bot API, CopyTextButton). */
const MAX_COPY_CHARS = 256;

/** What to cite. */
export interface CitedRange {
  readonly paragraph: number;
  /** UTF-16 units of the paragraph's text; the whole paragraph by default. */
  readonly range?: TextRange;
  readonly language: Language;
}

/**
 * Makes a citation to copy: the quoted words, the report's title, section and paragraph; at most 256
 * UTF-16 units, shortened with `…` where it must be.
 */
export function citationText(report: Report, cited: CitedRange): string {
  const { paragraph: number, range, language } = cited;
  const quoted = quote(report, paragraphAt(report, number), range);
  const source = shortened(
    [quoteTitle(report), citation(report, number, language)]
      .filter((part) => part !== '')
      .join(' › '),
    MAX_COPY_CHARS / 2,
  );
  return `${shortened(quoted, MAX_COPY_CHARS - source.length - 2)}\n—${source}`;
}

/** Cuts plain text to at most that many UTF-16 units, never inside a character. */
export function shortened(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars - 1);
  return `${/[\ud800-\udbff]$/u.test(cut) ? cut.slice(0, -1) : cut}…`;
}
