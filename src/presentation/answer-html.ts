import type { Answer, FoundAnswer, Language, NotFoundAnswer } from '../answering/answer.ts';
import type { FoundPassage } from '../answering/answerer.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import { quote } from '../report/verbatim-guard.ts';
import type { TextRange } from '../text/fold.ts';
import { citation } from './citation.ts';
import { escapeHtml } from './escape-html.ts';
import { markedQuoteHtml, type Mark } from './marked-quote.ts';
import { overviewHtml } from './overview-html.ts';
import { quotedTerms } from './quoted-terms.ts';
import { answerWords } from './wording/answer-words.ts';

/** How an answer is shown. */
export interface AnswerHtmlOptions {
  readonly report: Report;
  /** Language of the product's own words; usually the answer's. */
  readonly language: Language;
  /** `brief` shows only the sentence, `full` the sentence inside its paragraph. */
  readonly length: 'brief' | 'full';
  /** In a group a refusal is one short line. */
  readonly chat: 'private' | 'group';
}

/** Paragraphs longer than this (UTF-16 units) fold away, with their sentence shown above … */
const EXPANDABLE_CHARS = 400;
/** … unless the sentence is most of the paragraph, which then would be said twice. */
const MOST_OF_PARAGRAPH = 0.7;

/**
 * Words an answer as Telegram HTML, of any length: send it through `splitMessage`.
 *
 * @throws VerbatimMismatchError when something quoted is not in the report
 */
export function answerHtml(answer: Answer, options: AnswerHtmlOptions): string {
  switch (answer.kind) {
    case 'found':
      return foundHtml(answer, options);
    case 'overview':
      return overviewHtml(answer, options);
    case 'not-found':
      return notFoundHtml(answer, options);
  }
}

/** Words a passage with its citation, as a chosen inline result posts it. */
export function passageHtml(
  passage: FoundPassage,
  options: Pick<AnswerHtmlOptions, 'report' | 'language' | 'length'>,
): string {
  const { report, language } = options;
  return [citationHtml(report, passage.paragraph, language), quotationHtml(passage, options)].join(
    '\n',
  );
}

function foundHtml(answer: FoundAnswer, options: AnswerHtmlOptions): string {
  const first = firstLine(answer, options);
  const passage = passageHtml({ score: answer.confidence, ...answer.highlight }, options);
  return first === '' ? passage : `${first}\n${passage}`;
}

/** The figure asked for, or whether the report agrees with the figure in the question. */
function firstLine(answer: FoundAnswer, { report, language }: AnswerHtmlOptions): string {
  const { span, paragraph } = answer.highlight;
  const figure = span === null ? '' : quote(report, paragraphAt(report, paragraph), span);
  if (answer.agrees !== null) {
    const words = answerWords[language];
    return escapeHtml(answer.agrees ? words.agrees(figure) : words.disagrees(figure));
  }
  const asksForFigure = answer.questionType === 'number' || answer.questionType === 'percentage';
  return asksForFigure && figure !== '' ? `<b>${escapeHtml(figure)}</b>` : '';
}

/** The place line above a quotation. */
function citationHtml(report: Report, paragraph: number, language: Language): string {
  return `📍 ${escapeHtml(citation(report, paragraph, language))}`;
}

interface Highlighted {
  readonly paragraph: number;
  readonly sentence: TextRange;
  readonly span: TextRange | null;
}

function quotationHtml(
  { paragraph: number, sentence, span }: Highlighted,
  { report, length }: Pick<AnswerHtmlOptions, 'report' | 'length'>,
): string {
  const paragraph = paragraphAt(report, number);
  const bold: readonly Mark[] = span === null ? [] : [{ range: span, tag: 'b' }];
  const alone = markedQuoteHtml(report, { of: paragraph, range: sentence, marks: bold });
  if (length === 'brief') return `<blockquote>${alone}</blockquote>`;
  const marks: readonly Mark[] = [{ range: sentence, tag: 'u' }, ...bold];
  const whole = markedQuoteHtml(report, { of: paragraph, marks });
  const isMost = sentence.end - sentence.start > MOST_OF_PARAGRAPH * paragraph.text.length;
  if (isMost || paragraph.text.length <= EXPANDABLE_CHARS)
    return `<blockquote>${whole}</blockquote>`;
  return `<blockquote>${alone}</blockquote>\n<blockquote expandable>${whole}</blockquote>`;
}

function notFoundHtml(answer: NotFoundAnswer, options: AnswerHtmlOptions): string {
  const words = answerWords[options.language];
  const terms = quotedTerms(answer.missingTerms, options.language);
  if (options.chat === 'group') return escapeHtml(words.notFoundBriefly(terms));
  const lines = [escapeHtml(words.notFound)];
  if (terms !== '') lines.push(escapeHtml(words.neverUsed(terms)));
  if (answer.nearest !== null) {
    const place = citationHtml(options.report, answer.nearest, options.language);
    lines.push('', escapeHtml(words.nearest), place);
  }
  if (answer.suggestions.length > 0) lines.push('', escapeHtml(words.suggestions));
  return lines.join('\n');
}
