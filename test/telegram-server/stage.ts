import { commandAndMentionEntities, reachesBot } from './reach.ts';
import { postedMessage, type InlineResult, type OpenQueries } from './methods-queries.ts';
import { MAX_INLINE_QUERY } from './schemas.ts';
import type { UpdateQueue } from './update-queue.ts';
import { without, type Button, type Chat, type Message, type User, type World } from './world.ts';

/** An action of a user with the update it led to; null when Telegram keeps it from the bot. */
export interface Pushed {
  readonly message: Message;
  readonly updateId: number | null;
}

/** Something a user writes. */
export interface MessageInput {
  readonly chat: Chat;
  /** The writer; absent in a channel post that was forwarded automatically. */
  readonly from?: User;
  readonly text?: string;
  /** Id of the message replied to. */
  readonly replyTo?: number;
  /** Thread id of the forum topic it is written in. */
  readonly topic?: number;
  /** Further fields: `caption`, `voice`, `sender_chat`, `is_automatic_forward` … */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Delivers it even where privacy mode would keep it from the bot. */
  readonly force?: boolean;
}

/** Which button a user taps: its label (or part of it), or data from an older keyboard. */
export type Tap = string | RegExp | { readonly data: string };

interface StageParts {
  readonly world: World;
  readonly users: Map<number, User>;
  readonly queue: UpdateQueue;
  readonly queries: OpenQueries;
  readonly privacy: boolean;
  readonly inlineFeedback: boolean;
}

/** What users do: each call becomes an update as Telegram would send it. */
export type Stage = ReturnType<typeof createStage>;

export function createStage(parts: StageParts) {
  const { world, users, queue, queries } = parts;
  let nextQuery = 1;

  const deliver = (type: string, message: Message, chat: Chat, force: boolean): Pushed => {
    const reaches = force || reachesBot({ message, chat, bot: world.bot, privacy: parts.privacy });
    return { message, updateId: reaches ? queue.push(type, message) : null };
  };

  const know = (user: User | undefined): void => {
    if (user !== undefined) users.set(user.id, user);
  };

  return {
    /** A message is written. */
    pushMessage(input: MessageInput): Pushed {
      know(input.from);
      const text = input.text;
      const message = world.addMessage(
        input.chat,
        {
          ...(input.from === undefined ? {} : { from: input.from }),
          ...(text === undefined ? {} : { text, ...commandAndMentionEntities(text) }),
          ...threadOf(input),
          ...input.extra,
        },
        input.replyTo ?? input.topic ?? null,
      );
      return deliver('message', message, input.chat, input.force ?? false);
    },

    /** A message is edited by its writer. */
    pushEdit(message: Message, text: string): Pushed {
      world.overwrite({
        ...message,
        text,
        entities: [],
        ...commandAndMentionEntities(text),
        edit_date: Math.floor(Date.now() / 1000),
      });
      const edited = world.message(message.chat.id, message.message_id) ?? message;
      const chat = world.chats.get(message.chat.id);
      if (chat === undefined) throw new Error(`No chat ${message.chat.id}`);
      return deliver('edited_message', edited, chat, false);
    },

    /** A button under a message is tapped. */
    pushCallback(input: { readonly from: User; readonly message: Message; readonly tap: Tap }): {
      readonly id: string;
      readonly updateId: number | null;
    } {
      know(input.from);
      const id = `callback-${nextQuery++}`;
      const inlineId = input.message.inline_message_id;
      const current =
        inlineId === undefined
          ? world.message(input.message.chat.id, input.message.message_id)
          : world.inlineMessage(inlineId);
      if (current === null) throw new Error('The tapped message is gone');
      queries.openCallback(id);
      const updateId = queue.push('callback_query', {
        id,
        from: input.from,
        chat_instance: 'instance',
        data: dataOf(current, input.tap),
        ...(inlineId === undefined ? { message: current } : { inline_message_id: inlineId }),
      });
      return { id, updateId };
    },

    /** Someone types `@bot query`. Longer queries are cut as Telegram's clients cut them. */
    pushInline(input: {
      readonly from: User;
      readonly query: string;
      readonly offset?: string;
      readonly chatType?: string;
    }): { readonly id: string; readonly updateId: number | null } {
      know(input.from);
      const id = `inline-${nextQuery++}`;
      queries.openInline(id);
      const updateId = queue.push('inline_query', {
        id,
        from: input.from,
        query: input.query.slice(0, MAX_INLINE_QUERY),
        offset: input.offset ?? '',
        chat_type: input.chatType ?? 'sender',
      });
      return { id, updateId };
    },

    /** One of the results is chosen and posted into a chat. */
    chooseInline(input: {
      readonly from: User;
      readonly chat: Chat;
      readonly query: string;
      readonly result: InlineResult;
    }): Message {
      const posted = postedMessage(world, input.result);
      const inlineMessageId = `inline-message-${nextQuery++}`;
      const content = without(posted, 'message_id', 'date', 'chat');
      const message = world.addMessage(input.chat, { ...content, from: input.from }, null);
      const inline = { ...message, inline_message_id: inlineMessageId };
      world.addInlineMessage(inlineMessageId, inline);
      if (parts.inlineFeedback) {
        queue.push('chosen_inline_result', {
          result_id: input.result.id,
          from: input.from,
          query: input.query,
          inline_message_id: inlineMessageId,
        });
      }
      return inline;
    },

    /** The bot is asked as a guest in a chat it never joined. */
    pushGuest(input: {
      readonly from: User;
      readonly chat: Pick<Chat, 'id' | 'type'>;
      readonly text: string;
      readonly replyTo?: Message;
    }): { readonly id: string; readonly updateId: number | null } {
      know(input.from);
      const id = `${nextQuery++}`;
      const message: Message & { readonly guest_query_id: string } = {
        message_id: world.takeMessageId(),
        date: Math.floor(Date.now() / 1000),
        chat: { id: input.chat.id, type: input.chat.type },
        from: input.from,
        text: input.text,
        ...commandAndMentionEntities(input.text),
        ...(input.replyTo === undefined ? {} : { reply_to_message: input.replyTo }),
        guest_query_id: id,
      };
      queries.openGuest(id, message);
      return { id, updateId: queue.push('guest_message', message) };
    },

    /** The bot's membership in a chat changes: added, removed, blocked, promoted. */
    pushMembership(input: {
      readonly chat: Chat;
      readonly from: User;
      readonly status: Chat['botStatus'];
    }): number | null {
      know(input.from);
      const wire = (status: string) => ({
        user: world.bot,
        status: status === 'blocked' ? 'kicked' : status,
      });
      const before = input.chat.botStatus;
      input.chat.botStatus = input.status;
      return queue.push('my_chat_member', {
        chat: { id: input.chat.id, type: input.chat.type, title: input.chat.title },
        from: input.from,
        date: Math.floor(Date.now() / 1000),
        old_chat_member: wire(before),
        new_chat_member: wire(input.status),
      });
    },

    /** A group becomes a supergroup: two service messages, and the old id answers no more. */
    pushMigration(chat: Chat, toChatId: number): Chat {
      const supergroup = world.addChat({
        ...chat,
        topics: new Set(),
        id: toChatId,
        type: 'supergroup',
      });
      queue.push('message', world.addMessage(chat, extra({ migrate_to_chat_id: toChatId }), null));
      queue.push(
        'message',
        world.addMessage(supergroup, extra({ migrate_from_chat_id: chat.id }), null),
      );
      chat.migratedTo = toChatId;
      return supergroup;
    },
  };
}

function extra(fields: Readonly<Record<string, unknown>>): object {
  return fields;
}

function threadOf(input: MessageInput): Pick<Message, 'message_thread_id' | 'is_topic_message'> {
  if (input.topic !== undefined) return { message_thread_id: input.topic, is_topic_message: true };
  // In a supergroup without topics a reply belongs to a "thread" that is no topic.
  return input.chat.type === 'supergroup' && input.replyTo !== undefined
    ? { message_thread_id: input.replyTo }
    : {};
}

function dataOf(message: Message, tap: Tap): string {
  if (typeof tap === 'object' && 'data' in tap) return tap.data;
  const buttons: readonly Button[] = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find(({ text }) =>
    typeof tap === 'string' ? text.includes(tap) : tap.test(text),
  );
  if (button?.callback_data === undefined) {
    throw new Error(
      `No button ${String(tap)} among ${buttons.map(({ text }) => text).join(' | ')}`,
    );
  }
  return button.callback_data;
}
