import type { Language } from '../answering/answer.ts';
import type { Answerer } from '../answering/answerer.ts';
import { detectLanguage } from '../answering/detect-language.ts';
import { answerText } from '../presentation/answer-text.ts';
import {
  contentsText,
  paragraphText,
  sectionText,
  type TextOptions,
} from '../presentation/report-text.ts';
import type { TerminalLayout } from '../presentation/terminal-quote.ts';
import { consoleWords } from '../presentation/wording/console-words.ts';
import { noticeWords } from '../presentation/wording/notice-words.ts';

/** What the chat says to one line. */
export interface ChatReply {
  readonly text: string;
  /** The language of the line; commands keep the one before. */
  readonly language: Language;
  /** True when the chat is over. */
  readonly quit: boolean;
}

/** Answers one line of the terminal chat: a question or a command. */
export async function chatReply(
  line: string,
  language: Language,
  { answerer, layout }: { readonly answerer: Answerer; readonly layout: TerminalLayout },
): Promise<ChatReply> {
  const { report } = answerer;
  if (line.startsWith('/')) {
    const text = commandReply(line, { ...layout, report, language });
    return { text: text ?? consoleWords[language].goodbye, language, quit: text === null };
  }
  const asked = detectLanguage(line);
  const answer = await answerer.answerQuestion(line);
  return {
    text: answerText(answer, { ...layout, report, language: asked }),
    language: asked,
    quit: false,
  };
}

/** @returns null for `/quit` */
function commandReply(line: string, options: TextOptions): string | null {
  const { language } = options;
  const [command = '', argument = ''] = line.split(/\s+/u);
  switch (command.toLowerCase()) {
    case '/quit':
    case '/exit':
      return null;
    case '/help':
      return consoleWords[language].help.join('\n');
    case '/sections':
      return contentsText(options);
    case '/section':
      return sectionReply(argument, options);
    case '/p':
      return paragraphReply(argument, options);
    default:
      return consoleWords[language].unknownCommand(command);
  }
}

const DIGITS = /^\d+$/u;

function sectionReply(argument: string, options: TextOptions): string {
  const { sections } = options.report;
  const words = noticeWords[options.language];
  const last = sections.at(-1)?.number ?? 0;
  // Without sections there is no number to ask for.
  if (!DIGITS.test(argument) && last > 0) return words.whichSection(last);
  const number = DIGITS.test(argument) ? Number(argument) : NaN;
  return sections.some((section) => section.number === number)
    ? sectionText(number, options)
    : words.noSuchSection(argument, last);
}

function paragraphReply(argument: string, options: TextOptions): string {
  const last = options.report.paragraphs.length;
  const words = noticeWords[options.language];
  if (!DIGITS.test(argument)) return words.whichParagraph(last);
  const number = Number(argument);
  return number >= 1 && number <= last
    ? paragraphText(number, options)
    : words.noSuchParagraph(argument, last);
}
