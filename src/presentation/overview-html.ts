import type { Language, OverviewAnswer } from '../answering/answer.ts';
import { paragraphAt, sectionAt, type Report } from '../report/report.ts';
import { quoteTitle } from '../report/verbatim-guard.ts';
import { citation, sectionName } from './citation.ts';
import { contentsHtml } from './section-html.ts';
import { escapeHtml } from './escape-html.ts';
import { markedQuoteHtml } from './marked-quote.ts';

/** Passages of a section that an overview quotes. */
const PASSAGES_SHOWN = 4;

/** Words the answer to a question about a section or about the whole report. */
export function overviewHtml(
  answer: OverviewAnswer,
  { report, language }: { readonly report: Report; readonly language: Language },
): string {
  if (answer.about === 'contents') return contentsHtml(report, { language, page: 1 }).html;
  const name =
    answer.section === null
      ? quoteTitle(report)
      : sectionName(report, sectionAt(report, answer.section), language);
  const passages = answer.passages.slice(0, PASSAGES_SHOWN).map(({ paragraph: number }) => {
    const paragraph = paragraphAt(report, number);
    const range = number === answer.highlight.paragraph ? answer.highlight.sentence : undefined;
    const quoted = markedQuoteHtml(report, { of: paragraph, ...(range && { range }) });
    const place = escapeHtml(citation(report, number, language));
    return `📍 ${place}\n<blockquote>${quoted}</blockquote>`;
  });
  return [`<b>${escapeHtml(name)}</b>`, ...passages].join('\n\n');
}
