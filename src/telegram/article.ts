import type { InlineResult } from '../presentation/inline-result.ts';
import { assertSentHtmlIsVerbatim } from '../presentation/sent-html-guard.ts';
import type { Report } from '../report/report.ts';
import type { Keyboard } from './keyboards.ts';
import { messageParameters } from './reply.ts';

/** An inline result of type article, as the Bot API takes it. */
export interface Article {
  readonly type: 'article';
  /** At most 64 bytes. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly input_message_content: Readonly<Record<string, unknown>>;
  readonly reply_markup?: { readonly inline_keyboard: Keyboard };
}

/** What an article is made of. */
export interface ArticleParts {
  readonly id: string;
  readonly shown: InlineResult;
  readonly keyboard: Keyboard;
  readonly report: Report;
}

/**
 * Makes the inline result that posts a message when chosen.
 *
 * @throws VerbatimMismatchError when the message quotes what the report does not say
 */
export function article({ id, shown, keyboard, report }: ArticleParts): Article {
  assertSentHtmlIsVerbatim(shown.html, report);
  const { text, ...formatting } = messageParameters(shown.html, []);
  return {
    type: 'article',
    id,
    title: shown.title,
    ...(shown.description === '' ? {} : { description: shown.description }),
    input_message_content: { message_text: text, ...formatting },
    ...(keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } }),
  };
}
