import { COMMANDS, type CommandName } from '../presentation/wording/command-words.ts';
import { smallTalkIn, type SmallTalk } from './small-talk.ts';
import type { BotIdentity, WireMessage } from './wire.ts';

/** What a message asks of the bot. */
export type MessageIntent =
  /** Not for the bot, or nothing it answers. */
  | { readonly kind: 'ignore' }
  /** A voice message, sticker, file … in a private chat. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'question'; readonly question: string; readonly asked: WireMessage }
  /** `/ask` or a mention with nothing to ask. */
  | { readonly kind: 'empty-question' }
  | { readonly kind: 'command'; readonly name: CommandName; readonly argument: string }
  | { readonly kind: 'unknown-command'; readonly name: string }
  /** What asks nothing of the report; `said` tells its language. */
  | { readonly kind: 'small-talk'; readonly talk: SmallTalk; readonly said: string }
  | { readonly kind: 'migrated'; readonly fromChatId: number; readonly toChatId: number };

const HAS_WORDS = /[\p{L}\p{N}]/u;

/** A place as citations name it, asked for by nothing else. */
const PLACE =
  /^(?:第\s*(?<paragraph>\d+)\s*段|(?:¶|para(?:graph)?)\s*(?<pilcrow>\d+)|第\s*(?<section>\d+)\s*[节節]|section\s*(?<part>\d+))$/iu;

const IGNORE: MessageIntent = { kind: 'ignore' };

/**
 * Reads what a message asks: in a private chat everything is for the bot, in a group only commands,
 * mentions and replies to its own messages. Other bots, automatic forwards of a linked channel and
 * commands for other bots are ignored.
 */
export function readMessage(message: WireMessage, bot: BotIdentity): MessageIntent {
  if (message.migrate_to_chat_id !== undefined) {
    return {
      kind: 'migrated',
      fromChatId: message.chat.id,
      toChatId: message.migrate_to_chat_id,
    };
  }
  if (message.chat.type === 'channel' || isAutomatic(message, bot)) return IGNORE;
  const text = textOf(message);
  const isPrivate = message.chat.type === 'private';
  if (text === '') {
    // The pictures of an album come one by one; its caption, on one of them, is the question.
    const isAlone = message.media_group_id === undefined;
    return isPrivate && isAlone && holdsMedia(message) ? { kind: 'unreadable' } : IGNORE;
  }
  const command = readCommand(text);
  if (command !== null) return commandIntent(message, command, bot);
  const addressed = withoutMention(text, bot);
  const isForBot = isPrivate || addressed !== null || isReplyTo(message, bot);
  if (!isForBot) return IGNORE;
  // "👍" under an answer wants no answer.
  const isRemark = addressed === null && !isPrivate && !HAS_WORDS.test(text);
  return isRemark ? IGNORE : questionIntent(message, addressed ?? text, bot);
}

/** Reads the question a user wrote in a message of the past: command and mention are taken off. */
export function questionIn(message: WireMessage, bot: BotIdentity): string {
  const text = withoutMention(textOf(message), bot) ?? textOf(message);
  return (readCommand(text)?.argument ?? text).trim();
}

/** The name of the command a message gives, before or behind a mention; null for none. */
export function commandIn(message: WireMessage, bot: BotIdentity): string | null {
  const text = textOf(message);
  return readCommand(withoutMention(text, bot) ?? text)?.name ?? null;
}

/** The message replied to; null for the message that merely opens a forum topic. */
export function repliedMessage(message: WireMessage): WireMessage | null {
  const target = message.reply_to_message;
  return target === undefined || target.forum_topic_created !== undefined ? null : target;
}

/** The forum topic a message stands in; null outside forums and in General. */
export function topicOf(message: WireMessage): number | null {
  return message.is_topic_message === true ? (message.message_thread_id ?? null) : null;
}

/** Is the message one of the bot's own? */
export function isFrom(message: WireMessage | null, bot: BotIdentity): boolean {
  return message !== null && (message.from?.id === bot.id || message.via_bot?.id === bot.id);
}

/** A command as typed, with its addressee when it names one. */
interface TypedCommand {
  readonly name: string;
  readonly addressee: string | null;
  readonly argument: string;
}

function readCommand(text: string): TypedCommand | null {
  const match = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]{3,32}))?(?![a-z0-9_@])\s*(.*)$/isu.exec(text);
  const [, typed, addressee, rest = ''] = match ?? [];
  if (typed === undefined) return null;
  const name = typed.toLowerCase();
  // `/p_17` and `/section_2` are one tap away in Telegram, `/p 17` is not.
  const numbered = /^(p|section)_?(\d+)$/u.exec(name);
  return {
    name: numbered?.[1] ?? name,
    addressee: addressee?.toLowerCase() ?? null,
    argument: (numbered?.[2] ?? rest).trim(),
  };
}

function commandIntent(
  message: WireMessage,
  { name, addressee, argument }: TypedCommand,
  bot: BotIdentity,
): MessageIntent {
  if (addressee !== null && addressee !== bot.username.toLowerCase()) return IGNORE;
  if (name === 'ask') return questionIntent(message, argument, bot);
  const known = COMMANDS.find((each) => each === name);
  if (known !== undefined) return { kind: 'command', name: known, argument };
  const isOurs = addressee !== null || message.chat.type === 'private';
  return isOurs ? { kind: 'unknown-command', name } : IGNORE;
}

function questionIntent(message: WireMessage, written: string, bot: BotIdentity): MessageIntent {
  const question = written.trim();
  if (HAS_WORDS.test(question)) return wordsIntent(message, question);
  const target = repliedMessage(message);
  if (target === null || isFrom(target, bot) || question !== '') return { kind: 'empty-question' };
  const theirs = message.quote?.text.trim() ?? questionIn(target, bot);
  return HAS_WORDS.test(theirs)
    ? { kind: 'question', question: theirs, asked: target }
    : { kind: 'empty-question' };
}

/** Words are a question, unless they only greet, thank or name a place of the report. */
function wordsIntent(message: WireMessage, written: string): MessageIntent {
  const talk = smallTalkIn(written);
  // In a group, what asks for nothing gets no answer.
  if (talk === 'reaction' && message.chat.type !== 'private') return IGNORE;
  if (talk !== null) return { kind: 'small-talk', talk, said: written };
  const place = PLACE.exec(written.normalize('NFKC'))?.groups;
  const paragraph = place?.['paragraph'] ?? place?.['pilcrow'];
  if (paragraph !== undefined) return { kind: 'command', name: 'p', argument: paragraph };
  const section = place?.['section'] ?? place?.['part'];
  if (section !== undefined) return { kind: 'command', name: 'section', argument: section };
  return { kind: 'question', question: written, asked: message };
}

function isAutomatic(message: WireMessage, bot: BotIdentity): boolean {
  if (message.is_automatic_forward === true || message.via_bot?.id === bot.id) return true;
  // Anonymous administrators and channels write as a bot of Telegram's, with their chat named.
  return message.from?.is_bot === true && message.sender_chat === undefined;
}

function isReplyTo(message: WireMessage, bot: BotIdentity): boolean {
  return isFrom(repliedMessage(message), bot);
}

function withoutMention(text: string, bot: BotIdentity): string | null {
  const mention = new RegExp(`(?<![\\w@])@${bot.username}(?!\\w)`, 'giu');
  return mention.test(text) ? text.replace(mention, ' ').trim() : null;
}

function textOf(message: WireMessage): string {
  return (message.text ?? message.caption ?? '').trim();
}

const MEDIA = [
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'photo',
  'document',
  'sticker',
  'location',
  'contact',
  'poll',
] as const satisfies readonly (keyof WireMessage)[];

function holdsMedia(message: WireMessage): boolean {
  return MEDIA.some((field) => message[field] !== undefined);
}
