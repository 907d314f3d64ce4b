import type { Log } from '../operations/log.ts';
import type { BotApi } from './ports.ts';
import type { ReplyTarget } from './reply.ts';

/** An answer that takes longer shows that the bot is at work. */
const PATIENCE_MS = 300;

/** Does some work, showing "typing…" in the chat when it takes over 300 ms. */
export async function withTyping<Result>(
  { api, log }: { readonly api: BotApi; readonly log: Log },
  target: Pick<ReplyTarget, 'updateId' | 'chatId' | 'topicId'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setTimeout(() => {
    const topic = target.topicId === null ? {} : { message_thread_id: target.topicId };
    const parameters = { chat_id: target.chatId, ...topic, action: 'typing' };
    // It is only a courtesy: whatever keeps it from arriving will show with the answer itself.
    api
      .call('sendChatAction', parameters, { updateId: target.updateId })
      .catch((error: unknown) => {
        log.warn({ err: error, update_id: target.updateId }, 'The typing indicator was refused');
      });
  }, PATIENCE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
