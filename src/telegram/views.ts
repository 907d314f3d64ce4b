import type { Language } from '../answering/answer.ts';
import type { Answerer } from '../answering/answerer.ts';
import { collectFigures } from '../lookup/collect-figures.ts';
import { contents } from '../lookup/contents.ts';
import { findOccurrences } from '../lookup/find-occurrences.ts';
import { escapeHtml } from '../presentation/escape-html.ts';
import { figuresHtml } from '../presentation/figures-html.ts';
import { occurrencesHtml } from '../presentation/occurrences-html.ts';
import { paragraphHtml } from '../presentation/paragraph-html.ts';
import { contentsHtml, sectionHtml } from '../presentation/section-html.ts';
import type { Report } from '../report/report.ts';
import type { AnswerPlace } from './callback-data.ts';
import { answerKeyboard, contentsKeyboard, pagingKeyboard } from './keyboards.ts';
import type { Reply } from './reply.ts';

/** What a view of the report is made of. */
export interface ViewContext {
  readonly report: Report;
  readonly language: Language;
  /** 1…; moved into range. */
  readonly page: number;
}

/** Context of a first page. */
export function firstPage({ report }: Answerer, language: Language): ViewContext {
  return { report, language, page: 1 };
}

/** A line of the bot's own words without buttons. */
export function noticeReply(report: Report, text: string): Reply {
  return { html: escapeHtml(text), keyboard: [], report };
}

/**
 * One paragraph with the buttons of the answer it was reached from.
 *
 * @throws RangeError when there is no such paragraph
 */
export function paragraphView(context: ViewContext, place: AnswerPlace): Reply {
  const { report, language } = context;
  const view = paragraphHtml(report, place.paragraph, context);
  const keyboard = answerKeyboard({ report, language, place, view: 'paragraph', paging: view });
  return { html: view.html, keyboard, report };
}

/** A paragraph on its own, opened by its number. */
export function loneParagraphView(context: ViewContext, paragraph: number): Reply {
  return paragraphView(context, { paragraph, passages: [], source: { kind: 'none' } });
}

/** The sections of the report. */
export function contentsView(context: ViewContext): Reply {
  const { report } = context;
  const view = contentsHtml(report, context);
  return { html: view.html, keyboard: contentsKeyboard(context, view), report };
}

/**
 * The paragraphs of one section.
 *
 * @throws RangeError when there is no such section
 */
export function sectionView(context: ViewContext, section: number): Reply {
  const { report } = context;
  const view = sectionHtml(report, section, context);
  const keyboard = pagingKeyboard(context, view, (page) => ({
    kind: 'show-section',
    section,
    page,
  }));
  return { html: view.html, keyboard, report };
}

/** Every occurrence of a term. */
export function occurrencesView(context: ViewContext, term: string): Reply {
  const { report } = context;
  const view = occurrencesHtml(report, findOccurrences(report, term), context);
  const keyboard = pagingKeyboard(context, view, (page) => ({ kind: 'show-occurrences', page }));
  return { html: view.html, keyboard, report };
}

/** All figures of the report. */
export function figuresView(context: ViewContext): Reply {
  const { report } = context;
  const view = figuresHtml(report, collectFigures(report), context);
  const keyboard = pagingKeyboard(context, view, (page) => ({ kind: 'show-figures', page }));
  return { html: view.html, keyboard, report };
}

/** The number of the last section that can be opened. */
export function lastSection(report: Report): number {
  return Math.max(...contents(report).map(({ section }) => section.number));
}
