import type { FigureSentence, SectionFigures } from '../lookup/collect-figures.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import { sectionName } from './citation.ts';
import { escapeHtml } from './escape-html.ts';
import { markedQuoteHtml } from './marked-quote.ts';
import type { Page } from './page.ts';
import { pageOf } from './paging.ts';
import type { ViewOptions } from './paragraph-html.ts';
import { citationWords } from './wording/citation-words.ts';
import { lookupWords } from './wording/lookup-words.ts';

/** Lists all figures of the report, bold in their sentences, by section. */
export function figuresHtml(
  report: Report,
  sections: readonly SectionFigures[],
  options: ViewOptions,
): Page {
  const { language, page = 1 } = options;
  const words = lookupWords[language];
  const total = sections
    .flatMap(({ sentences }) => sentences)
    .reduce((sum, { figures }) => sum + figures.length, 0);
  return pageOf({
    head: `<b>${escapeHtml(total === 0 ? words.noFigures : words.figures(total))}</b>`,
    blocks: sections.flatMap(({ section, sentences }) =>
      sentences.map((sentence, index) => {
        const name = index === 0 ? escapeHtml(sectionName(report, section, language)) : '';
        const head = name === '' ? '' : `<b>${name}</b>\n`;
        return head + sentenceHtml(report, sentence, options);
      }),
    ),
    separator: '\n',
    page,
  });
}

function sentenceHtml(
  report: Report,
  { paragraph, sentence, figures }: FigureSentence,
  { language }: ViewOptions,
): string {
  const quoted = markedQuoteHtml(report, {
    of: paragraphAt(report, paragraph),
    range: sentence,
    marks: figures.map(({ range }) => ({ range, tag: 'b' })),
  });
  const place = citationWords[language].paragraph(paragraph);
  return `${escapeHtml(place)}\n<blockquote>${quoted}</blockquote>`;
}
