import { createColors } from 'picocolors';
import { contents } from '../lookup/contents.ts';
import type { Language } from '../answering/answer.ts';
import { paragraphAt, sectionAt, type Report } from '../report/report.ts';
import { quoteTitle } from '../report/verbatim-guard.ts';
import { citation, sectionName } from './citation.ts';
import { printable, terminalQuote, type TerminalLayout } from './terminal-quote.ts';
import { answerWords } from './wording/answer-words.ts';
import { citationWords } from './wording/citation-words.ts';

/** How something is shown in a terminal. */
export interface TextOptions extends TerminalLayout {
  readonly report: Report;
  /** Language of the product's own words. */
  readonly language: Language;
}

/** Lists the sections of the report for a terminal. */
export function contentsText(options: TextOptions): string {
  const { report, language, colour } = options;
  const { bold, dim } = createColors(colour);
  const named = report.sections.filter((section) => section.level !== 0).length;
  const lines = contents(report).map(({ section, first, last }) => {
    const indent = '  '.repeat(Math.max(section.level, 1));
    const name = printable(sectionName(report, section, language));
    return `${indent}${section.number}  ${name}  ${dim(citationWords[language].paragraphs(first, last))}`;
  });
  const count = answerWords[language].contents(named, report.paragraphs.length);
  return [bold(printable(quoteTitle(report))), count, ...lines].join('\n');
}

/**
 * Shows the paragraphs of a section for a terminal.
 *
 * @throws RangeError when there is no such section
 */
export function sectionText(number: number, options: TextOptions): string {
  const { report, language, colour } = options;
  const section = sectionAt(report, number);
  const entry = contents(report).find((candidate) => candidate.section === section);
  const paragraphs =
    entry === undefined ? [] : report.paragraphs.slice(entry.first - 1, entry.last);
  const name = sectionName(report, section, language) || quoteTitle(report);
  const blocks = paragraphs.map((paragraph) => {
    const place = citationWords[language].paragraph(paragraph.number);
    return `${createColors(colour).cyan(place)}\n${terminalQuote(report, { of: paragraph }, options)}`;
  });
  return [createColors(colour).bold(printable(name)), ...blocks].join('\n\n');
}

/**
 * Shows one paragraph with its citation for a terminal.
 *
 * @throws RangeError when there is no such paragraph
 */
export function paragraphText(number: number, options: TextOptions): string {
  const { report, language, colour } = options;
  const place = createColors(colour).cyan(printable(citation(report, number, language)));
  return `${place}\n${terminalQuote(report, { of: paragraphAt(report, number) }, options)}`;
}
