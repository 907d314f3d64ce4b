import { createInterface } from 'node:readline';
import { createColors } from 'picocolors';
import type { Answerer } from '../answering/answerer.ts';
import { detectLanguage } from '../answering/detect-language.ts';
import { quoteTitle } from '../report/verbatim-guard.ts';
import type { Language } from '../answering/answer.ts';
import { consoleWords } from '../presentation/wording/console-words.ts';
import { welcomeWords } from '../presentation/wording/welcome-words.ts';
import { chatReply } from './chat-reply.ts';
import { terminalLayout } from './terminal-layout.ts';

/** Where the chat reads and writes. */
export interface TerminalChatStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Talks about the report in a terminal until `/quit` or the end of the input.
 *
 * Piped input works too: every line is answered in turn, without prompts.
 */
export async function runTerminalChat(
  answerer: () => Answerer,
  { input, output }: TerminalChatStreams,
): Promise<void> {
  const interactive = 'isTTY' in input && input.isTTY === true;
  let language = detectLanguage(answerer().report.paragraphs[0]?.text ?? '');
  output.write(`${welcome(answerer(), language, terminalLayout(output).colour)}\n`);
  const lines = createInterface({ input, output, terminal: interactive, prompt: '\n? ' });
  if (interactive) lines.prompt();
  for await (const raw of lines) {
    const line = raw.trim();
    if (line !== '') {
      const context = { answerer: answerer(), layout: terminalLayout(output) };
      const reply = await chatReply(line, language, context);
      language = reply.language;
      output.write(interactive ? `\n${reply.text}\n` : `\n? ${line}\n\n${reply.text}\n`);
      if (reply.quit) break;
    }
    if (interactive) lines.prompt();
  }
  lines.close();
}

function welcome(answerer: Answerer, language: Language, colour: boolean): string {
  const { bold, dim } = createColors(colour);
  const words = welcomeWords[language];
  const examples = answerer.suggestions[language].slice(0, 3);
  return [
    bold(words.greeting(quoteTitle(answerer.report))),
    words.promise,
    ...(examples.length > 0 ? [words.examples, ...examples.map((example) => `  ${example}`)] : []),
    dim('/sections  /section N  /p N  /help  /quit'),
    dim(consoleWords[language].howToSetToken),
  ].join('\n');
}
