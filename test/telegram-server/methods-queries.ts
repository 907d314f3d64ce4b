import { badRequest } from './bot-api-failure.ts';
import { readText } from './methods-messages.ts';
import type { Parameters } from './schemas.ts';
import type { Message, World } from './world.ts';

/** One inline result as it was offered. */
export type InlineResult = Parameters<'answerInlineQuery'>['results'][number];

/** Queries a user has open: each is answered once. */
export class OpenQueries {
  readonly #callbacks = new Set<string>();
  readonly #inline = new Map<string, readonly InlineResult[] | null>();
  readonly #guests = new Map<string, Message>();

  openCallback(id: string): void {
    this.#callbacks.add(id);
  }

  openInline(id: string): void {
    this.#inline.set(id, null);
  }

  openGuest(id: string, message: Message): void {
    this.#guests.set(id, message);
  }

  /** Is the tap's progress bar still running? */
  isWaiting(callbackId: string): boolean {
    return this.#callbacks.has(callbackId);
  }

  /** The results offered to an inline query, or null while unanswered. */
  results(inlineId: string): readonly InlineResult[] | null {
    return this.#inline.get(inlineId) ?? null;
  }

  answerCallback(parameters: Parameters<'answerCallbackQuery'>): true {
    if (!this.#callbacks.delete(parameters.callback_query_id)) throw tooOld();
    return true;
  }

  answerInline(parameters: Parameters<'answerInlineQuery'>): true {
    if (this.#inline.get(parameters.inline_query_id) !== null) throw tooOld();
    for (const result of parameters.results) readContent(result);
    this.#inline.set(parameters.inline_query_id, parameters.results);
    return true;
  }

  answerGuest(
    world: World,
    parameters: Parameters<'answerGuestQuery'>,
  ): { readonly inline_message_id: string } {
    const asked = this.#guests.get(parameters.guest_query_id);
    if (asked === undefined) throw tooOld();
    readContent(parameters.result);
    this.#guests.delete(parameters.guest_query_id);
    const inlineMessageId = `guest-${parameters.guest_query_id}`;
    world.addInlineMessage(inlineMessageId, {
      ...postedMessage(world, parameters.result),
      chat: asked.chat,
      reply_to_message: asked,
    });
    return { inline_message_id: inlineMessageId };
  }
}

/** The message an inline result becomes when chosen. */
export function postedMessage(world: World, result: InlineResult): Message {
  const content = readContent(result);
  return {
    message_id: world.takeMessageId(),
    date: Math.floor(Date.now() / 1000),
    chat: { id: 0, type: 'private' },
    via_bot: world.bot,
    text: content.text,
    entities: content.entities,
    ...(result.reply_markup === undefined ? {} : { reply_markup: result.reply_markup }),
  };
}

function readContent({
  input_message_content: content,
}: InlineResult): ReturnType<typeof readText> {
  return readText({
    text: content.message_text,
    parse_mode: content.parse_mode,
    entities: content.entities,
  });
}

function tooOld(): Error {
  return badRequest('query is too old and response timeout expired or query ID is invalid');
}
