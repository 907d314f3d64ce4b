import type { MessageEntity } from './html-entities.ts';
import type { Chat, Message, User } from './world.ts';

/**
 * Does Telegram show this message to the bot?
 * (https://core.telegram.org/bots/features#privacy-mode)
 */
export function reachesBot(seen: {
  readonly message: Message;
  readonly chat: Chat;
  readonly bot: User;
  readonly privacy: boolean;
}): boolean {
  const { message, chat, bot } = seen;
  if (chat.botStatus === 'left' || chat.botStatus === 'kicked' || chat.botStatus === 'blocked') {
    return false;
  }
  if (message.from?.is_bot === true && message.sender_chat === undefined) return false;
  if (chat.type === 'private' || !seen.privacy || chat.botStatus === 'administrator') return true;
  if (message.reply_to_message?.from?.id === bot.id || message.via_bot?.id === bot.id) return true;
  const command = /^\/[a-z0-9_]+(?:@([a-z0-9_]+))?/iu.exec(message.text ?? '');
  if (command === null) return message.text === undefined && message.caption === undefined;
  const addressee = command[1]?.toLowerCase();
  if (addressee !== undefined) return addressee === bot.username?.toLowerCase();
  return chat.lastBot === null || chat.lastBot === bot.id;
}

/** The entities Telegram finds by itself: commands and mentions. */
export function commandAndMentionEntities(text: string): { readonly entities?: MessageEntity[] } {
  const entities = [
    ...text.matchAll(/(?<![\w/@])(?:\/[a-z0-9_]{1,32}(?:@\w{3,32})?|@\w{4,32})/giu),
  ].map((match) => ({
    type: match[0].startsWith('@') ? 'mention' : 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));
  return entities.length === 0 ? {} : { entities };
}
