import type { Language } from '../answering/answer.ts';
import {
  paragraphAt,
  sectionAt,
  type Paragraph,
  type Report,
  type Section,
} from '../report/report.ts';
import { quoteHeading } from '../report/verbatim-guard.ts';
import { citationWords } from './wording/citation-words.ts';

/** Stands between the parts of a citation, as in {@link Section.path}. */
const CITATION_SEPARATOR = ' › ';

/**
 * Cites a paragraph as plain text: `section path › ¶ 14`, headings in the report's own characters.
 *
 * A report without headings is cited by paragraph alone.
 *
 * @throws RangeError when there is no such paragraph
 */
export function citation(report: Report, number: number, language: Language): string {
  const words = citationWords[language];
  const paragraph = paragraphAt(report, number);
  const place = sectionName(report, sectionOf(report, paragraph), language);
  const parts = [place, words.paragraph(number)];
  if (paragraph.page !== undefined) parts.push(words.page(paragraph.page));
  return parts.filter((part) => part !== '').join(CITATION_SEPARATOR);
}

/**
 * Names a section by its path as plain text; the introduction by a word of the asker's language,
 * and "" where the report has no headings at all.
 */
export function sectionName(report: Report, section: Section, language: Language): string {
  if (section.level !== 0) return headingsDownTo(report, section).join(CITATION_SEPARATOR);
  return report.sections.length > 1 ? citationWords[language].introduction : '';
}

function headingsDownTo(report: Report, section: Section): readonly string[] {
  const above =
    section.parent === null ? [] : headingsDownTo(report, sectionAt(report, section.parent));
  return [...above, quoteHeading(report, section)];
}

function sectionOf(report: Report, paragraph: Paragraph): Section {
  return sectionAt(report, paragraph.section);
}
