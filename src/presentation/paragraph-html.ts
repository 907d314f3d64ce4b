import type { Language } from '../answering/answer.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import { citation } from './citation.ts';
import { escapeHtml } from './escape-html.ts';
import { markedQuoteHtml } from './marked-quote.ts';
import type { Page } from './page.ts';
import { pageOf } from './paging.ts';

/** How a view of the report is shown. */
export interface ViewOptions {
  readonly language: Language;
  /** 1 by default; moved into range. */
  readonly page?: number;
}

/**
 * Shows one paragraph with its citation; more than one page only when it is very long.
 *
 * @throws RangeError when there is no such paragraph
 */
export function paragraphHtml(report: Report, number: number, options: ViewOptions): Page {
  const quoted = markedQuoteHtml(report, { of: paragraphAt(report, number) });
  return pageOf({
    head: `📍 ${escapeHtml(citation(report, number, options.language))}`,
    blocks: [`<blockquote>${quoted}</blockquote>`],
    afterHead: '\n',
    separator: '\n',
    page: options.page ?? 1,
    language: options.language,
  });
}
