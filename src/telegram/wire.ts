/**
 * The fields of updates that the bot reads, as the Bot API names them
 * (https://core.telegram.org/bots/api#update).
 *
 * telegraf's types end at Bot API 7.1 and know no guest messages; these cover what is read here.
 */

/** A person or a bot. */
interface WireUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly username?: string;
  readonly language_code?: string;
}

export interface WireChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel' | 'sender';
}

/** Formatting of a stretch of a text, UTF-16 units. */
interface WireEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

interface WireButton {
  readonly text: string;
  readonly callback_data?: string;
}

export interface WireMessage {
  readonly message_id: number;
  readonly chat: WireChat;
  readonly from?: WireUser;
  /** The group itself for an anonymous administrator, a channel for one that posts in a group. */
  readonly sender_chat?: { readonly id: number };
  readonly via_bot?: WireUser;
  readonly is_automatic_forward?: boolean;
  readonly message_thread_id?: number;
  readonly is_topic_message?: boolean;
  readonly text?: string;
  readonly entities?: readonly WireEntity[];
  readonly caption?: string;
  readonly media_group_id?: string;
  readonly reply_to_message?: WireMessage;
  readonly quote?: { readonly text: string };
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly WireButton[])[];
  };
  readonly forum_topic_created?: object;
  readonly migrate_to_chat_id?: number;
  readonly guest_query_id?: string;
  readonly voice?: object;
  readonly audio?: object;
  readonly video?: object;
  readonly video_note?: object;
  readonly animation?: object;
  readonly photo?: object;
  readonly document?: object;
  readonly sticker?: object;
  readonly location?: object;
  readonly contact?: object;
  readonly poll?: object;
}

export interface WireCallbackQuery {
  readonly id: string;
  readonly from: WireUser;
  readonly message?: WireMessage;
  readonly inline_message_id?: string;
  readonly data?: string;
}

export interface WireInlineQuery {
  readonly id: string;
  readonly from: WireUser;
  readonly query: string;
  readonly offset: string;
}

export interface WireMembership {
  readonly chat: WireChat;
  readonly from: WireUser;
  readonly old_chat_member: { readonly status: string };
  readonly new_chat_member: { readonly status: string };
}

/** An update; exactly one of the optional fields is present. */
export interface WireUpdate {
  readonly update_id: number;
  readonly message?: WireMessage;
  readonly edited_message?: WireMessage;
  readonly callback_query?: WireCallbackQuery;
  readonly inline_query?: WireInlineQuery;
  readonly guest_message?: WireMessage;
  readonly my_chat_member?: WireMembership;
}

/** Reads an update as it came: a field that is no object counts as absent. */
export function readUpdate(update: object): WireUpdate {
  const fields = Object.entries(update).filter(
    ([name, value]) => name === 'update_id' || (typeof value === 'object' && value !== null),
  );
  return Object.fromEntries(fields) as unknown as WireUpdate;
}

/** The updates the bot asks Telegram for; guest messages come only when they are named. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'guest_message',
  'my_chat_member',
] as const;

/** What the bot knows of itself. */
export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}
