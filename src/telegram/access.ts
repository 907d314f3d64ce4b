import type { AccessConfig, HandlerDeps } from './handler-deps.ts';
import type { BotApi } from './ports.ts';
import type { WireMessage } from './wire.ts';

/** Who writes: a user, an anonymous administrator (the group itself) or a channel. */
export interface Sender {
  /** User id, or the chat's id for anonymous administrators and channels. */
  readonly id: number;
  readonly languageCode: string | undefined;
}

/** The sender of a message that was not written by another bot. */
export function senderOf(message: WireMessage): Sender {
  return {
    id: message.sender_chat?.id ?? message.from?.id ?? message.chat.id,
    languageCode: message.from?.language_code,
  };
}

/** May this user ask in this chat? An empty list of chats means everyone may. */
export function isAllowed(
  { allowedChats, admins }: AccessConfig,
  { chatId, userId }: { readonly chatId: number; readonly userId: number },
): boolean {
  return allowedChats.size === 0 || allowedChats.has(chatId) || admins.has(userId);
}

/**
 * May this sender change the settings of the chat? In a private chat always, in a group its
 * administrators, the anonymous ones (who write as the group) included.
 */
export async function mayChangeSettings(
  { api, access }: Pick<HandlerDeps, 'api' | 'access'>,
  where: {
    readonly updateId: number;
    readonly chatId: number;
    readonly isPrivate: boolean;
    readonly senderId: number;
  },
): Promise<boolean> {
  const { chatId, senderId } = where;
  if (where.isPrivate || senderId === chatId || access.admins.has(senderId)) return true;
  // A channel that writes in a group is no member of it.
  if (senderId < 0) return false;
  return (await statusIn(api, where)) !== 'member';
}

async function statusIn(
  api: BotApi,
  where: { readonly updateId: number; readonly chatId: number; readonly senderId: number },
): Promise<'administrator' | 'member'> {
  const parameters = { chat_id: where.chatId, user_id: where.senderId };
  const { status } = await api.call<{ readonly status: string }>('getChatMember', parameters, {
    updateId: where.updateId,
  });
  return status === 'creator' || status === 'administrator' ? 'administrator' : 'member';
}
