import type { Language } from '../answering/answer.ts';
import { contents } from '../lookup/contents.ts';
import type { Report } from '../report/report.ts';
import { quoteTitle } from '../report/verbatim-guard.ts';
import { sectionName } from './citation.ts';
import { escapeHtml } from './escape-html.ts';
import type { Page } from './page.ts';
import { answerWords } from './wording/answer-words.ts';
import { citationWords } from './wording/citation-words.ts';

/** Lists the sections of the report with their paragraphs. */
export function contentsHtml(
  report: Report,
  { language }: { readonly language: Language; readonly page?: number },
): Page {
  const lines = contents(report).map(({ section, first, last }) => {
    const name = escapeHtml(sectionName(report, section, language));
    return `${section.number}. ${name} · ${citationWords[language].paragraphs(first, last)}`;
  });
  const named = report.sections.filter((section) => section.level !== 0).length;
  const count = answerWords[language].contents(named, report.paragraphs.length);
  const html = [`<b>${escapeHtml(quoteTitle(report))}</b>`, count, '', ...lines].join('\n');
  return { html, page: 1, pages: 1 };
}
