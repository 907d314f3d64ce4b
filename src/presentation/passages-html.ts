import type { Answer, Language } from '../answering/answer.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import { citation } from './citation.ts';
import { escapeHtml } from './escape-html.ts';
import { excerptOf } from './excerpt.ts';
import { markedQuoteHtml } from './marked-quote.ts';
import { answerWords } from './wording/answer-words.ts';

/** Passages that are listed; the first is the answer's own. */
export const PASSAGES_LISTED = 5;

/** Lists the best passages of an answer, each with its citation and a sentence. */
export function passagesHtml(
  answer: Answer,
  { report, language }: { readonly report: Report; readonly language: Language },
): string {
  const blocks = answer.passages.slice(0, PASSAGES_LISTED).map((passage, index) => {
    const place = escapeHtml(citation(report, passage.paragraph, language));
    const quoted = markedQuoteHtml(report, {
      of: paragraphAt(report, passage.paragraph),
      range: excerptOf(report, passage),
    });
    return `${index + 1}. ${place}\n<blockquote>${quoted}</blockquote>`;
  });
  const heading = `<b>${escapeHtml(answerWords[language].passages)}</b>`;
  return [heading, ...blocks].join('\n');
}
