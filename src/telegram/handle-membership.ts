import { isAllowed } from './access.ts';
import { groupIntroduction } from './commands.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { readingLanguage } from './reading-language.ts';
import { sendReply } from './reply.ts';
import type { BotIdentity, WireMembership } from './wire.ts';

/** A change of what the bot is in a chat. */
export interface IncomingMembership {
  readonly updateId: number;
  readonly bot: BotIdentity;
  readonly change: WireMembership;
}

const OUTSIDE: readonly string[] = ['left', 'kicked'];
const INSIDE: readonly string[] = ['member', 'administrator'];

/** Introduces the bot, once, in a group it was added to. */
export async function handleMembership(
  deps: HandlerDeps,
  { updateId, bot, change }: IncomingMembership,
): Promise<void> {
  const { chat, from } = change;
  const isGroup = chat.type === 'group' || chat.type === 'supergroup';
  const wasAdded =
    OUTSIDE.includes(change.old_chat_member.status) &&
    INSIDE.includes(change.new_chat_member.status);
  if (!isGroup || !wasAdded) return;
  if (!isAllowed(deps.access, { chatId: chat.id, userId: from.id })) return;
  const language = readingLanguage(deps.settings.get(chat.id), from.language_code);
  const target = { updateId, chatId: chat.id, topicId: null, messageId: null };
  await sendReply(deps.api, target, groupIntroduction(deps.answerer(), language, bot));
}
