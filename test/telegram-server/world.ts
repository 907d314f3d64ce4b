import { badRequest, BotApiFailure } from './bot-api-failure.ts';
import type { MessageEntity } from './html-entities.ts';

/** A person or bot as the Bot API shows it. */
export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

/** A chat with what the server knows of it. */
export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly is_forum?: true;
  /** Thread ids of a forum's topics, beside General. */
  readonly topics: Set<number>;
  /** User ids of administrators. */
  readonly administrators: Set<number>;
  /** What the bot is in this chat; `blocked` in a private chat. */
  botStatus: 'member' | 'administrator' | 'left' | 'kicked' | 'blocked';
  /** Set when a group became a supergroup. */
  migratedTo: number | null;
  /** The bot that wrote last; decides who gets a bare command in privacy mode. */
  lastBot: number | null;
}

/** One button of an inline keyboard, as the server keeps it. */
export interface Button {
  readonly text: string;
  readonly callback_data?: string | undefined;
  readonly url?: string | undefined;
  readonly switch_inline_query?: string | undefined;
  readonly switch_inline_query_current_chat?: string | undefined;
  readonly copy_text?: { readonly text: string } | undefined;
}

/** A message as it travels. */
export interface Message {
  readonly message_id: number;
  readonly date: number;
  readonly chat: {
    readonly id: number;
    readonly type: Chat['type'];
    readonly title?: string;
    readonly is_forum?: true;
  };
  readonly from?: User;
  readonly sender_chat?: { readonly id: number; readonly type: string; readonly title?: string };
  readonly via_bot?: User;
  readonly text?: string;
  readonly entities?: readonly MessageEntity[];
  readonly caption?: string;
  readonly edit_date?: number;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly is_automatic_forward?: true;
  readonly reply_to_message?: Message;
  readonly quote?: { readonly text: string; readonly position: number };
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly Button[])[] };
  readonly forum_topic_created?: { readonly name: string };
  readonly inline_message_id?: string;
}

/** Everything the server remembers: chats and messages. */
export class World {
  readonly chats = new Map<number, Chat>();
  readonly bot: User;
  readonly #messages = new Map<string, { message: Message; readonly replyTo: number | null }>();
  readonly #inline = new Map<string, Message>();
  #nextMessageId = 1;

  constructor(bot: User) {
    this.bot = bot;
  }

  addChat(chat: Pick<Chat, 'id' | 'type'> & Partial<Chat>): Chat {
    const added: Chat = {
      topics: new Set(),
      administrators: new Set(),
      botStatus: 'member',
      migratedTo: null,
      lastBot: null,
      ...chat,
    };
    this.chats.set(added.id, added);
    return added;
  }

  /**
   * The chat a bot may write to.
   *
   * @throws BotApiFailure as Telegram: unknown, migrated, blocked, kicked
   */
  writableChat(id: number | string): Chat {
    const chat = this.chats.get(Number(id));
    if (chat === undefined) throw badRequest('chat not found');
    if (chat.migratedTo !== null) {
      throw badRequest('group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: chat.migratedTo,
      });
    }
    if (chat.botStatus === 'blocked') {
      throw new BotApiFailure(403, 'Forbidden: bot was blocked by the user');
    }
    if (chat.botStatus === 'kicked' || chat.botStatus === 'left') {
      throw new BotApiFailure(403, `Forbidden: bot is not a member of the ${chat.type} chat`);
    }
    return chat;
  }

  /** Files a message under the next id of the world and returns it. */
  addMessage(
    chat: Chat,
    content: Omit<Message, 'message_id' | 'date' | 'chat' | 'reply_to_message'>,
    replyTo: number | null,
  ): Message {
    const message: Message = {
      message_id: this.#nextMessageId++,
      date: Math.floor(Date.now() / 1000),
      chat: {
        id: chat.id,
        type: chat.type,
        ...(chat.title === undefined ? {} : { title: chat.title }),
        ...(chat.is_forum === undefined ? {} : { is_forum: chat.is_forum }),
      },
      ...content,
    };
    this.#messages.set(key(chat.id, message.message_id), { message, replyTo });
    if (message.from?.is_bot === true && message.sender_chat === undefined) {
      chat.lastBot = message.from.id;
    }
    return this.message(chat.id, message.message_id) ?? message;
  }

  /** The message as it stands now, with the message it replies to one level deep. */
  message(chatId: number, messageId: number): Message | null {
    const filed = this.#messages.get(key(chatId, messageId));
    if (filed === undefined) return null;
    const target =
      filed.replyTo === null ? undefined : this.#messages.get(key(chatId, filed.replyTo));
    return target === undefined
      ? filed.message
      : { ...filed.message, reply_to_message: target.message };
  }

  /** All messages of a chat in order. */
  messagesIn(chatId: number): readonly Message[] {
    return [...this.#messages.values()]
      .filter(({ message }) => message.chat.id === chatId)
      .flatMap(({ message }) => this.message(chatId, message.message_id) ?? []);
  }

  /** Puts a changed message in the place of the one with its id. */
  overwrite(message: Message): void {
    const filed = this.#messages.get(key(message.chat.id, message.message_id));
    if (filed !== undefined) filed.message = without(message, 'reply_to_message');
  }

  remove(chatId: number, messageId: number): boolean {
    return this.#messages.delete(key(chatId, messageId));
  }

  addInlineMessage(id: string, message: Message): void {
    this.#inline.set(id, message);
  }

  /** A message sent via the bot in a chat it may not know; null when there is none. */
  inlineMessage(id: string): Message | null {
    return this.#inline.get(id) ?? null;
  }

  takeMessageId(): number {
    return this.#nextMessageId++;
  }
}

function key(chatId: number, messageId: number): string {
  return `${chatId}:${messageId}`;
}

/** A copy without some of the fields. */
export function without<Whole extends object, Field extends keyof Whole>(
  whole: Whole,
  ...fields: readonly Field[]
): Omit<Whole, Field> {
  const copy: Partial<Whole> = { ...whole };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy as Omit<Whole, Field>;
}
