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
  const { report, language } = options;
  const words = noticeWords[language];
  const [command = '', argument = ''] = line.split(/\s+/u);
  const number = /^\d{1,6}$/u.test(argument) ? Number(argument) : NaN;
  switch (command.toLowerCase()) {
    case '/quit':
    case '/exit':
      return null;
    case '/help':
      return consoleWords[language].help.join('\n');
    case '/sections':
      return contentsText(options);
    case '/section':
      return report.sections.some((section) => section.number === number)
        ? sectionText(number, options)
        : words.noSuchSection(argument, report.sections.at(-1)?.number ?? 0);
    case '/p':
      return number >= 1 && number <= report.paragraphs.length
        ? paragraphText(number, options)
        : words.noSuchParagraph(argument, report.paragraphs.length);
    default:
      return consoleWords[language].unknownCommand(command);
  }
}
