import type { Language, OverviewAnswer } from '../answering/answer.ts';
import { paragraphAt, sectionAt, type Report } from '../report/report.ts';
import { quoteTitle } from '../report/verbatim-guard.ts';
import { citation, sectionName } from './citation.ts';
import { escapeHtml } from './escape-html.ts';
import { excerptOf } from './excerpt.ts';
import { markedQuoteHtml } from './marked-quote.ts';
import { contentsHtml } from './section-html.ts';
import { citationWords } from './wording/citation-words.ts';

/** Passages that an overview quotes, and that a brief one does. */
const PASSAGES_SHOWN = { full: 4, brief: 2 } as const;

/** How an overview is shown. */
export interface OverviewHtmlOptions {
  readonly report: Report;
  readonly language: Language;
  readonly length: keyof typeof PASSAGES_SHOWN;
}

/** Words the answer to a question about a section or about the whole report. */
export function overviewHtml(answer: OverviewAnswer, options: OverviewHtmlOptions): string {
  const { report, language, length } = options;
  if (answer.about === 'contents') return contentsHtml(report, { language }).html;
  const section = answer.section === null ? null : sectionAt(report, answer.section);
  const name = section === null ? '' : sectionName(report, section, language);
  const passages = answer.passages.slice(0, PASSAGES_SHOWN[length]).map((passage) => {
    const paragraph = paragraphAt(report, passage.paragraph);
    const isUnderHeading = paragraph.section === answer.section;
    const place = isUnderHeading
      ? citationWords[language].paragraph(paragraph.number)
      : citation(report, paragraph.number, language);
    const quoted = markedQuoteHtml(report, { of: paragraph, range: excerptOf(report, passage) });
    return `📍 ${escapeHtml(place)}\n<blockquote>${quoted}</blockquote>`;
  });
  const head = escapeHtml(name || quoteTitle(report));
  return [...(head === '' ? [] : [`<b>${head}</b>`]), ...passages].join('\n\n');
}
