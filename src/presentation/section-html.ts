import type { Language } from '../answering/answer.ts';
import { paragraphAt, sectionAt, type Report } from '../report/report.ts';
import { quoteTitle } from '../report/verbatim-guard.ts';
import { contents } from '../lookup/contents.ts';
import { sectionName } from './citation.ts';
import { escapeHtml } from './escape-html.ts';
import { markedQuoteHtml } from './marked-quote.ts';
import type { Page } from './page.ts';
import { pageOf } from './paging.ts';
import type { ViewOptions } from './paragraph-html.ts';
import { answerWords } from './wording/answer-words.ts';
import { citationWords } from './wording/citation-words.ts';

/**
 * Shows the paragraphs of a section, those of sections inside it included.
 *
 * @throws RangeError when there is no such section
 */
export function sectionHtml(report: Report, number: number, options: ViewOptions): Page {
  const { language, page = 1 } = options;
  const section = sectionAt(report, number);
  const words = citationWords[language];
  const entry = contents(report).find((candidate) => candidate.section === section);
  const numbers =
    entry === undefined
      ? []
      : Array.from({ length: entry.last - entry.first + 1 }, (_, index) => entry.first + index);
  const name = sectionName(report, section, language) || quoteTitle(report);
  return pageOf({
    head: boldHtml(name),
    blocks: numbers.map((at) => {
      const quoted = markedQuoteHtml(report, { of: paragraphAt(report, at) });
      return `${words.paragraph(at)}\n<blockquote>${quoted}</blockquote>`;
    }),
    separator: '\n',
    page,
    language,
  });
}

/** Lists the sections of the report with their runs of paragraphs. */
export function contentsHtml(report: Report, { language, page = 1 }: ViewOptions): Page {
  return pageOf({
    head: [boldHtml(quoteTitle(report)), countHtml(report, language)].filter(Boolean).join('\n'),
    blocks: contents(report).map(({ section, first, last }) => {
      const name = escapeHtml(sectionName(report, section, language));
      const label = section.level === 0 ? '' : `${section.number}. `;
      const paragraphs = citationWords[language].paragraphs(first, last);
      return name === '' ? paragraphs : `${label}${name} · ${paragraphs}`;
    }),
    separator: '\n',
    page,
    language,
  });
}

function countHtml(report: Report, language: Language): string {
  const named = report.sections.filter((section) => section.level !== 0).length;
  return escapeHtml(answerWords[language].contents(named, report.paragraphs.length));
}

/** "" stays empty: Telegram does not take empty markup well, and a report may lack a title. */
function boldHtml(text: string): string {
  return text === '' ? '' : `<b>${escapeHtml(text)}</b>`;
}
