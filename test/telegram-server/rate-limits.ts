import { BotApiFailure } from './bot-api-failure.ts';

/** How much the server lets a bot send; what is over it gets 429, as from Telegram. */
export interface RateLimits {
  readonly perSecond: number;
  readonly perChatPerSecond: number;
  readonly perGroupPerMinute: number;
}

/** Creates a check that throws 429 with `retry_after` for a send over the limits. */
export function createRateLimiter(limits: RateLimits | null): (chatId: number) => void {
  const sent: { readonly chatId: number; readonly at: number }[] = [];
  return (chatId) => {
    if (limits === null) return;
    const now = Date.now();
    while (sent[0] !== undefined && now - sent[0].at > 60_000) sent.shift();
    const within = (ms: number, chat: number | null): number =>
      sent.filter((each) => now - each.at < ms && (chat === null || each.chatId === chat)).length;
    const isGroup = chatId < 0;
    if (within(1000, null) >= limits.perSecond || within(1000, chatId) >= limits.perChatPerSecond) {
      throw tooMany(1);
    }
    if (isGroup && within(60_000, chatId) >= limits.perGroupPerMinute) throw tooMany(5);
    sent.push({ chatId, at: now });
  };
}

export function tooMany(retryAfter: number): BotApiFailure {
  return new BotApiFailure(429, `Too Many Requests: retry after ${retryAfter}`, {
    retry_after: retryAfter,
  });
}
