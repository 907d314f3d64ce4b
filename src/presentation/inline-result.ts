import type { FoundAnswer, Highlight, Language, NotFoundAnswer } from '../answering/answer.ts';
import type { FoundPassage } from '../answering/answerer.ts';
import { contents } from '../lookup/contents.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import { quote, quoteTitle } from '../report/verbatim-guard.ts';
import { answerHtml, passageHtml } from './answer-html.ts';
import { citation, sectionName } from './citation.ts';
import { shortened } from './citation-text.ts';
import { escapeHtml } from './escape-html.ts';
import { quotedTerms } from './quoted-terms.ts';
import { sectionHtml } from './section-html.ts';
import { splitMessage } from './split-message.ts';
import { windowAround } from './window-around.ts';
import { answerWords } from './wording/answer-words.ts';
import { citationWords } from './wording/citation-words.ts';

/** One inline result; `title` (never empty) and `description` are plain text, `html` is posted. */
export interface InlineResult {
  readonly title: string;
  readonly description: string;
  /** At most one message long. */
  readonly html: string;
}

const MAX_TITLE_CHARS = 120;

interface InlineOptions {
  readonly report: Report;
  readonly language: Language;
}

/** Words a passage found while someone is still typing. */
export function inlineResult(passage: FoundPassage, options: InlineOptions): InlineResult {
  return {
    ...placeOf(passage, options),
    html: inOneMessage((length) => passageHtml(passage, { ...options, length })),
  };
}

/** Words an answer as its passage: posted, it says the figure first, as any answer does. */
export function inlineAnswer(answer: FoundAnswer, options: InlineOptions): InlineResult {
  return {
    ...placeOf(answer.highlight, options),
    html: inOneMessage((length) => answerHtml(answer, { ...options, length, chat: 'group' })),
  };
}

/** Says that the report does not answer what is typed. */
export function inlineRefusal(answer: NotFoundAnswer, options: InlineOptions): InlineResult {
  const html = answerHtml(answer, { ...options, length: 'brief', chat: 'group' });
  const { notFound, neverUsed } = answerWords[options.language];
  const terms = quotedTerms(answer.missingTerms, options.language);
  return {
    title: notFound,
    description: terms === '' ? '' : neverUsed(terms),
    html: `❓ <i>${escapeHtml(shortened(answer.question, MAX_TITLE_CHARS))}</i>\n${html}`,
  };
}

function placeOf(
  { paragraph, sentence, span }: Highlight,
  { report, language }: InlineOptions,
): Pick<InlineResult, 'title' | 'description'> {
  const text = quote(report, paragraphAt(report, paragraph), sentence);
  const { start, end } = span ?? { start: sentence.start, end: sentence.start };
  const seen = { start: start - sentence.start, end: end - sentence.start };
  return {
    title: windowAround(text, seen, MAX_TITLE_CHARS),
    description: citation(report, paragraph, language),
  };
}

/** An inline result is one message: a very long paragraph gives way to its sentence. */
function inOneMessage(htmlOf: (length: 'full' | 'brief') => string): string {
  const full = htmlOf('full');
  return splitMessage(full).length === 1 ? full : (splitMessage(htmlOf('brief'))[0] ?? '');
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
