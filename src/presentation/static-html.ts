import type { Language } from '../answering/answer.ts';
import type { Report } from '../report/report.ts';
import { quoteTitle } from '../report/verbatim-guard.ts';
import { escapeHtml } from './escape-html.ts';
import { aboutWords } from './wording/about-words.ts';
import { answerWords } from './wording/answer-words.ts';
import { helpWords, type HelpPart } from './wording/help-words.ts';
import { privacyWords } from './wording/privacy-words.ts';
import { welcomeWords } from './wording/welcome-words.ts';

/** Words the greeting of `/start`, above buttons with example questions where there are any. */
export function welcomeHtml(
  report: Report,
  { language, hasExamples }: { readonly language: Language; readonly hasExamples: boolean },
): string {
  const words = welcomeWords[language];
  const lines = [words.greeting(quoteTitle(report)), words.promise, words.hints];
  if (hasExamples) lines.push(words.examples);
  return lines.map(escapeHtml).join('\n\n');
}

/** Words `/help`. */
export function helpHtml(bot: string, language: Language): string {
  const words = helpWords[language];
  const parts = [
    words.asking,
    words.reading,
    words.checking,
    words.groups(bot),
    words.elsewhere(bot),
    words.more,
  ];
  return parts.map(partHtml).join('\n\n');
}

function partHtml({ heading, lines }: HelpPart): string {
  return [`<b>${escapeHtml(heading)}</b>`, ...lines.map(escapeHtml)].join('\n');
}

/** Words `/privacy`. */
export function privacyHtml(language: Language, keepsQuestions: boolean): string {
  const { heading, lines } = privacyWords[language];
  return partHtml({ heading, lines: lines(keepsQuestions) });
}

/** What `/about` tells. */
export interface AboutFacts {
  readonly report: Report;
  /** Where the report comes from, for instance its file; "" where that is not known. */
  readonly origin: string;
  readonly encoder: { readonly name: string; readonly hash: string; readonly dimension: number };
}

/** Words `/about`. */
export function aboutHtml({ report, origin, encoder }: AboutFacts, language: Language): string {
  const words = aboutWords[language];
  const named = report.sections.filter((section) => section.level !== 0).length;
  const facts: readonly (readonly [string, string])[] = [
    [words.report, quoteTitle(report)],
    [words.origin, origin],
    [words.size, answerWords[language].contents(named, report.paragraphs.length)],
    [words.hash, report.hash.slice(0, 12)],
    [words.encoder, words.encoderValue(encoder.name, encoder.dimension)],
  ];
  const lines = facts
    .filter(([, value]) => value !== '')
    .map(([label, value]) => words.fact(label, value));
  return partHtml({ heading: words.heading, lines: [...lines, '', words.noAiService] });
}
