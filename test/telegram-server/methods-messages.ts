import { badRequest } from './bot-api-failure.ts';
import { parseHtml, trimmed, type FormattedText, type MessageEntity } from './html-entities.ts';
import type { Parameters } from './schemas.ts';
import { without, type Chat, type Message, type World } from './world.ts';

interface TextParameters {
  readonly text: string;
  readonly parse_mode?: 'HTML' | undefined;
  readonly entities?: readonly MessageEntityInput[] | undefined;
}

type MessageEntityInput = Omit<MessageEntity, 'url'> & { readonly url?: string | undefined };

/** Longest message text after entity parsing; Telegram counts characters, this server UTF-16 units. */
const MAX_TEXT = 4096;

/**
 * Turns what the bot sent into what a reader sees.
 *
 * @throws BotApiFailure for bad markup, an empty text, or one over 4,096 characters
 */
export function readText(parameters: TextParameters): FormattedText {
  const given = (parameters.entities ?? []).map(({ url, ...entity }) => ({
    ...entity,
    ...(url === undefined ? {} : { url }),
  }));
  const formatted =
    parameters.parse_mode === 'HTML'
      ? parseHtml(parameters.text)
      : trimmed({ text: parameters.text, entities: given });
  if (formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > MAX_TEXT) throw badRequest('message is too long');
  if (!formatted.text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  return formatted;
}

export function sendMessage(world: World, parameters: Parameters<'sendMessage'>): Message {
  const chat = world.writableChat(parameters.chat_id);
  checkThread(chat, parameters.message_thread_id);
  const reply = replyOf(world, chat, parameters);
  const thread = parameters.message_thread_id;
  const content = readText(parameters);
  return world.addMessage(
    chat,
    {
      from: world.bot,
      ...withText(content),
      ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
      ...(reply?.quote === undefined ? {} : { quote: reply.quote }),
      ...(parameters.reply_markup === undefined ? {} : { reply_markup: parameters.reply_markup }),
    },
    reply?.messageId ?? thread ?? null,
  );
}

export function editMessageText(
  world: World,
  parameters: Parameters<'editMessageText'>,
): Message | true {
  const content = readText(parameters);
  return edit(world, parameters, {
    ...withText(content),
    ...(parameters.reply_markup === undefined ? {} : { reply_markup: parameters.reply_markup }),
  });
}

export function editMessageReplyMarkup(
  world: World,
  parameters: Parameters<'editMessageReplyMarkup'>,
): Message | true {
  const { text, entities } = ownMessage(world, parameters);
  return edit(world, parameters, {
    ...(text === undefined ? {} : { text }),
    ...(entities === undefined ? {} : { entities }),
    ...(parameters.reply_markup === undefined ? {} : { reply_markup: parameters.reply_markup }),
  });
}

export function deleteMessage(world: World, parameters: Parameters<'deleteMessage'>): true {
  const chat = world.writableChat(parameters.chat_id);
  if (!world.remove(chat.id, parameters.message_id)) {
    throw badRequest('message to delete not found');
  }
  return true;
}

export function sendChatAction(world: World, parameters: Parameters<'sendChatAction'>): true {
  checkThread(world.writableChat(parameters.chat_id), parameters.message_thread_id);
  return true;
}

function withText(content: FormattedText): Pick<Message, 'text' | 'entities'> {
  return content.entities.length === 0
    ? { text: content.text }
    : { text: content.text, entities: content.entities };
}

function checkThread(chat: Chat, thread: number | undefined): void {
  if (thread !== undefined && !chat.topics.has(thread)) {
    throw badRequest('message thread not found');
  }
}

interface Reply {
  readonly messageId: number;
  readonly quote?: NonNullable<Message['quote']>;
}

function replyOf(
  world: World,
  chat: Chat,
  { reply_parameters: reply }: Parameters<'sendMessage'>,
): Reply | null {
  if (reply === undefined) return null;
  const target = world.message(Number(reply.chat_id ?? chat.id), reply.message_id);
  if (target === null) {
    if (reply.allow_sending_without_reply === true) return null;
    throw badRequest('message to be replied not found');
  }
  if (reply.quote === undefined) return { messageId: target.message_id };
  const quote = reply.quote_parse_mode === 'HTML' ? parseHtml(reply.quote).text : reply.quote;
  const position = (target.text ?? target.caption ?? '').indexOf(quote);
  if (position < 0 || quote === '') throw badRequest('QUOTE_TEXT_INVALID');
  return { messageId: target.message_id, quote: { text: quote, position } };
}

interface EditTarget {
  readonly chat_id?: number | string | undefined;
  readonly message_id?: number | undefined;
  readonly inline_message_id?: string | undefined;
}

function ownMessage(world: World, target: EditTarget): Message {
  if (target.inline_message_id !== undefined) {
    const inline = world.inlineMessage(target.inline_message_id);
    if (inline === null) throw badRequest('MESSAGE_ID_INVALID');
    return inline;
  }
  if (target.chat_id === undefined || target.message_id === undefined) {
    throw badRequest('message identifier is not specified');
  }
  const chat = world.writableChat(target.chat_id);
  const message = world.message(chat.id, target.message_id);
  if (message === null) throw badRequest('message to edit not found');
  if (message.from?.id !== world.bot.id) throw badRequest("message can't be edited");
  return message;
}

function edit(
  world: World,
  target: EditTarget,
  content: Pick<Message, 'text' | 'entities' | 'reply_markup'>,
): Message | true {
  const before = ownMessage(world, target);
  const shown = (message: Pick<Message, 'text' | 'entities' | 'reply_markup'>): string =>
    JSON.stringify([message.text, message.entities ?? [], message.reply_markup ?? null]);
  if (shown(before) === shown(content)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const changed = {
    ...without(before, 'reply_markup', 'entities'),
    ...content,
    edit_date: Math.floor(Date.now() / 1000),
  };
  if (target.inline_message_id !== undefined) {
    world.addInlineMessage(target.inline_message_id, changed);
    return true;
  }
  world.overwrite(changed);
  return world.message(before.chat.id, before.message_id) ?? changed;
}
