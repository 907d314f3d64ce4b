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
    blocks: sections.flatMap(({ section, sentences }, at) =>
      byParagraph(sentences).map((group, index) => {
        const name = index === 0 ? escapeHtml(sectionName(report, section, language)) : '';
        const head = name === '' ? '' : `${at === 0 ? '' : '\n'}<b>${name}</b>\n`;
        return head + paragraphFiguresHtml(report, group, options);
      }),
    ),
    separator: '\n',
    page,
    language,
  });
}

/** Sentences of one paragraph, which share its number. */
type Group = readonly [FigureSentence, ...FigureSentence[]];

/** Bold figures in one block, well below what Telegram draws in a message. */
const MAX_FIGURES_IN_GROUP = 30;

function byParagraph(sentences: readonly FigureSentence[]): readonly Group[] {
  const groups: [FigureSentence, ...FigureSentence[]][] = [];
  let figures = 0;
  for (const sentence of sentences) {
    const last = groups.at(-1);
    figures += sentence.figures.length;
    if (last?.[0].paragraph === sentence.paragraph && figures <= MAX_FIGURES_IN_GROUP) {
      last.push(sentence);
    } else {
      groups.push([sentence]);
      figures = sentence.figures.length;
    }
  }
  return groups;
}

function paragraphFiguresHtml(report: Report, group: Group, { language }: ViewOptions): string {
  const [{ paragraph }] = group;
  const quoted = group.map(({ sentence, figures }) =>
    markedQuoteHtml(report, {
      of: paragraphAt(report, paragraph),
      range: sentence,
      marks: figures.map(({ range }) => ({ range, tag: 'b' })),
    }),
  );
  const place = citationWords[language].paragraph(paragraph);
  return `${escapeHtml(place)}\n<blockquote>${quoted.join('\n')}</blockquote>`;
}
