import type { Language } from '../answering/answer.ts';
import type { FoundPassage } from '../answering/answerer.ts';
import { contents } from '../lookup/contents.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import { quote } from '../report/verbatim-guard.ts';
import { passageHtml } from './answer-html.ts';
import { citation, sectionName } from './citation.ts';
import { shortened } from './citation-text.ts';
import { sectionHtml } from './section-html.ts';
import { citationWords } from './wording/citation-words.ts';

/** One inline result; `title` and `description` are plain text, `html` is what choosing it posts. */
export interface InlineResult {
  readonly title: string;
  readonly description: string;
  /** At most one message long. */
  readonly html: string;
}

const MAX_TITLE_CHARS = 120;

/** Words a passage found while someone is still typing. */
export function inlineResult(
  passage: FoundPassage,
  { report, language }: { readonly report: Report; readonly language: Language },
): InlineResult {
  const paragraph = paragraphAt(report, passage.paragraph);
  return {
    title: shortened(quote(report, paragraph, passage.sentence), MAX_TITLE_CHARS),
    description: citation(report, passage.paragraph, language),
    html: passageHtml(passage, { report, language, length: 'full' }),
  };
}

/** Words the sections of the report, for an empty inline query. */
export function inlineContents(report: Report, language: Language): readonly InlineResult[] {
  return contents(report).map(({ section, first, last }) => ({
    title: sectionName(report, section, language),
    description: citationWords[language].paragraphs(first, last),
    html: sectionHtml(report, section.number, { language }).html,
  }));
}
