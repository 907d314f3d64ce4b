import type { Language } from '../answering/answer.ts';
import type { FoundPassage } from '../answering/answerer.ts';
import { contents } from '../lookup/contents.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import { quote, quoteTitle } from '../report/verbatim-guard.ts';
import { passageHtml } from './answer-html.ts';
import { citation, sectionName } from './citation.ts';
import { shortened } from './citation-text.ts';
import { sectionHtml } from './section-html.ts';
import { splitMessage } from './split-message.ts';
import { citationWords } from './wording/citation-words.ts';

/** One inline result; `title` (never empty) and `description` are plain text, `html` is posted. */
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
    html: inOneMessage(
      passageHtml(passage, { report, language, length: 'full' }),
      passageHtml(passage, { report, language, length: 'brief' }),
    ),
  };
}

/** An inline result is one message: a very long paragraph gives way to its sentence. */
function inOneMessage(full: string, brief: string): string {
  return splitMessage(full).length === 1 ? full : (splitMessage(brief)[0] ?? '');
}

/** Words the sections of the report, for an empty inline query. */
export function inlineContents(report: Report, language: Language): readonly InlineResult[] {
  return contents(report).map(({ section, first, last }) => {
    const paragraphs = citationWords[language].paragraphs(first, last);
    const name = sectionName(report, section, language) || quoteTitle(report) || paragraphs;
    return {
      title: shortened(name, MAX_TITLE_CHARS),
      description: paragraphs,
      html: sectionHtml(report, section.number, { language }).html,
    };
  });
}
