import { assertSentHtmlIsVerbatim } from '../presentation/sent-html-guard.ts';
import { splitMessage } from '../presentation/split-message.ts';
import type { Report } from '../report/report.ts';
import { BotApiError } from './delivery/bot-api-error.ts';
import { SendUncertainError } from './delivery/send-uncertain-error.ts';
import { TelegramUnreachableError } from './delivery/telegram-unreachable-error.ts';
import type { Keyboard } from './keyboards.ts';
import type { BotApi } from './ports.ts';

/** What is said in answer to an update. */
export interface Reply {
  /** Telegram HTML of any length. */
  readonly html: string;
  readonly keyboard: Keyboard;
  /** The report it quotes; every quotation is compared with it before sending. */
  readonly report: Report;
}

/** Where a reply goes. */
export interface ReplyTarget {
  readonly updateId: number;
  readonly chatId: number;
  /** Forum topic, or null. */
  readonly topicId: number | null;
  /** Message replied to, or null. */
  readonly messageId: number | null;
  /** What happens when that message is gone; default `send`, without replying. */
  readonly ifMessageGone?: 'send' | 'fail';
}

/** Which existing message is edited. */
export type EditTarget =
  | { readonly chat_id: number; readonly message_id: number }
  | { readonly inline_message_id: string };

interface SentMessage {
  readonly message_id: number;
}

/**
 * Sends a reply as one message or several, the buttons under the last; returns their ids.
 *
 * Each of them replies to the question: that is where its buttons read it again. A reply target or
 * topic that is gone does not hold it up.
 *
 * @throws BotApiError when the chat cannot be written to
 * @throws VerbatimMismatchError when a quotation is not in the report; nothing was sent then
 */
export async function sendReply(
  api: BotApi,
  target: ReplyTarget,
  reply: Reply,
): Promise<readonly number[]> {
  const ids: number[] = [];
  const pieces = verbatimPieces(reply);
  for (const [index, html] of pieces.entries()) {
    const { message_id } = await sendPiece(
      api,
      target,
      messageParameters(html, index === pieces.length - 1 ? reply.keyboard : []),
    );
    ids.push(message_id);
  }
  return ids;
}

/**
 * Makes the messages of an earlier reply say something else: edits them in place, sends what does
 * not fit and deletes what is left over. Returns the ids of the messages that then stand.
 */
export async function replaceReply(
  api: BotApi,
  target: ReplyTarget,
  { reply, messageIds }: { readonly reply: Reply; readonly messageIds: readonly number[] },
): Promise<readonly number[]> {
  const pieces = verbatimPieces(reply);
  const standing: number[] = [];
  for (const [index, html] of pieces.entries()) {
    const content = messageParameters(html, index === pieces.length - 1 ? reply.keyboard : []);
    const messageId = messageIds[index];
    const place =
      messageId === undefined ? null : { chat_id: target.chatId, message_id: messageId };
    const edited = place !== null && (await editPiece(api, target.updateId, { place, content }));
    if (edited) standing.push(place.message_id);
    else standing.push((await sendPiece(api, target, content)).message_id);
  }
  for (const messageId of messageIds.slice(pieces.length)) {
    await deleteQuietly(api, target, messageId);
  }
  return standing;
}

/** Edits one message, or what is left of a long one, in place; "not modified" is no failure. */
export async function editInPlace(
  api: BotApi,
  updateId: number,
  edit: { readonly target: EditTarget; readonly reply: Reply },
): Promise<void> {
  const [html = ''] = verbatimPieces(edit.reply);
  const content = messageParameters(html, edit.reply.keyboard);
  await editPiece(api, updateId, { place: edit.target, content });
}

/**
 * Is there nothing more to say in that chat? True when the bot may not write there, when Telegram
 * cannot be reached, and when a message may have arrived already.
 */
export function isFinal(error: unknown): boolean {
  if (error instanceof SendUncertainError || error instanceof TelegramUnreachableError) return true;
  return (
    error instanceof BotApiError &&
    (error.status === 403 || /chat not found|not enough rights/u.test(error.description))
  );
}

/** Does Telegram refuse because of what this says? */
export function isRefusal(error: unknown, words: RegExp): error is BotApiError {
  return error instanceof BotApiError && words.test(error.description);
}

/** The parameters every message of ours has in common. */
export function messageParameters(html: string, keyboard: Keyboard): Record<string, unknown> {
  return {
    text: html,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } }),
  };
}

function verbatimPieces({ html, report }: Reply): readonly string[] {
  const pieces = splitMessage(html);
  for (const piece of pieces) assertSentHtmlIsVerbatim(piece, report);
  return pieces;
}

async function sendPiece(
  api: BotApi,
  target: ReplyTarget,
  content: Readonly<Record<string, unknown>>,
): Promise<SentMessage> {
  const send = (chatId: number, topicId: number | null): Promise<SentMessage> =>
    api.call<SentMessage>(
      'sendMessage',
      {
        chat_id: chatId,
        ...(topicId === null ? {} : { message_thread_id: topicId }),
        ...(target.messageId === null
          ? {}
          : {
              reply_parameters: {
                message_id: target.messageId,
                allow_sending_without_reply: target.ifMessageGone !== 'fail',
              },
            }),
        ...content,
      },
      { updateId: target.updateId },
    );
  try {
    return await send(target.chatId, target.topicId);
  } catch (error) {
    if (target.topicId !== null && isRefusal(error, /thread not found|TOPIC_(?:CLOSED|DELETED)/u)) {
      return await send(target.chatId, null);
    }
    const moved = error instanceof BotApiError ? error.parameters.migrate_to_chat_id : undefined;
    if (moved === undefined) throw error;
    return await send(moved, null);
  }
}

async function editPiece(
  api: BotApi,
  updateId: number,
  edit: { readonly place: EditTarget; readonly content: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  try {
    await api.call('editMessageText', { ...edit.place, ...edit.content }, { updateId });
    return true;
  } catch (error) {
    if (isRefusal(error, /message is not modified/u)) return true;
    if (isRefusal(error, /message to edit not found|message can't be edited/u)) return false;
    throw error;
  }
}

async function deleteQuietly(api: BotApi, target: ReplyTarget, messageId: number): Promise<void> {
  try {
    const place = { chat_id: target.chatId, message_id: messageId };
    await api.call('deleteMessage', place, { updateId: target.updateId });
  } catch (error) {
    // Someone deleted it already, or it is older than the 48 hours in which a bot may.
    if (!(error instanceof BotApiError)) throw error;
  }
}
