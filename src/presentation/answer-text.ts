import { createColors } from 'picocolors';
import type { Answer, FoundAnswer, NotFoundAnswer, OverviewAnswer } from '../answering/answer.ts';
import { paragraphAt, sectionAt } from '../report/report.ts';
import { quote, quoteTitle } from '../report/verbatim-guard.ts';
import { citation, sectionName } from './citation.ts';
import { excerptOf } from './excerpt.ts';
import { quotedTerms } from './quoted-terms.ts';
import { contentsText, type TextOptions } from './report-text.ts';
import { printable, terminalQuote } from './terminal-quote.ts';
import { answerWords } from './wording/answer-words.ts';
import { consoleWords } from './wording/console-words.ts';

/** Passages of a section that an overview quotes. */
const PASSAGES_SHOWN = 4;

/**
 * Words an answer for a terminal, without a line break at the end.
 *
 * @throws VerbatimMismatchError when something quoted is not in the report
 */
export function answerText(answer: Answer, options: TextOptions): string {
  switch (answer.kind) {
    case 'found':
      return foundText(answer, options);
    case 'overview':
      return overviewText(answer, options);
    case 'not-found':
      return notFoundText(answer, options);
  }
}

function foundText(answer: FoundAnswer, options: TextOptions): string {
  const { report, language, colour } = options;
  const { bold } = createColors(colour);
  const { paragraph: number, sentence, span } = answer.highlight;
  const paragraph = paragraphAt(report, number);
  const words = answerWords[language];
  const exact = span === null ? '' : printable(quote(report, paragraph, span));
  const lines: string[] = [];
  if (answer.agrees !== null) {
    lines.push(answer.agrees ? words.agrees(exact) : words.disagrees(exact));
  } else if (exact !== '') {
    lines.push(consoleWords[language].answer(bold(exact)));
  }
  lines.push(placeLine(number, options), '');
  lines.push(terminalQuote(report, { of: paragraph, sentence, span }, options));
  return lines.join('\n');
}

function placeLine(paragraph: number, { report, language, colour }: TextOptions): string {
  return createColors(colour).cyan(printable(citation(report, paragraph, language)));
}

function overviewText(answer: OverviewAnswer, options: TextOptions): string {
  const { report, language, colour } = options;
  if (answer.about === 'contents') return contentsText(options);
  const name =
    answer.section === null ? '' : sectionName(report, sectionAt(report, answer.section), language);
  const blocks = answer.passages.slice(0, PASSAGES_SHOWN).map((passage) => {
    const of = paragraphAt(report, passage.paragraph);
    const range = excerptOf(report, passage);
    return `${placeLine(passage.paragraph, options)}\n${terminalQuote(report, { of, range }, options)}`;
  });
  const head = createColors(colour).bold(printable(name || quoteTitle(report)));
  return [head, ...blocks].join('\n\n');
}

function notFoundText(answer: NotFoundAnswer, options: TextOptions): string {
  const words = answerWords[options.language];
  const lines = [words.notFound];
  const terms = quotedTerms(answer.missingTerms, options.language);
  if (terms !== '') lines.push(printable(words.neverUsed(terms)));
  if (answer.nearest !== null) lines.push(`${words.nearest} ${placeLine(answer.nearest, options)}`);
  if (answer.suggestions.length > 0) {
    lines.push('', words.suggestions, ...answer.suggestions.map((one) => `  · ${printable(one)}`));
  }
  return lines.join('\n');
}
