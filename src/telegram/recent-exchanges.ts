import type { PreviousExchange } from '../answering/answerer.ts';

/**
 * Remembers, in memory only, which question an answer message answered.
 *
 * Telegram shows the message a user replies to, but not what that one replied to, and the text of
 * questions is kept on no disk.
 */
export interface RecentExchanges {
  remember(chatId: number, answerMessageId: number, exchange: PreviousExchange): void;
  recall(chatId: number, answerMessageId: number): PreviousExchange | null;
  /** Forgets a chat's exchanges; returns how many. */
  forget(chatId: number): number;
}

/** Exchanges kept; at a few hundred bytes each this stays below a megabyte. */
const CAPACITY = 2000;

/**
 * Creates an empty memory that drops what is older than `maxAgeMs`, whether or not anybody asks
 * again, and the oldest beyond 2,000.
 *
 * @param now milliseconds since 1970
 */
export function createRecentExchanges(now: () => number, maxAgeMs = 3_600_000): RecentExchanges {
  const kept = new Map<string, { readonly exchange: PreviousExchange; readonly at: number }>();
  let sweeping: NodeJS.Timeout | null = null;
  const isOutdated = (at: number): boolean => now() - at >= maxAgeMs;
  const sweep = (): void => {
    sweeping = null;
    // Insertion order is age order, so the outdated ones are the first.
    for (const [each, { at }] of kept) {
      if (kept.size <= CAPACITY && !isOutdated(at)) break;
      kept.delete(each);
    }
    const [oldest] = kept.values();
    if (oldest === undefined) return;
    sweeping = setTimeout(sweep, Math.max(1, oldest.at + maxAgeMs - now())).unref();
  };
  return {
    remember: (chatId, messageId, exchange) => {
      kept.delete(key(chatId, messageId));
      kept.set(key(chatId, messageId), { exchange, at: now() });
      if (sweeping === null || kept.size > CAPACITY) {
        clearTimeout(sweeping ?? undefined);
        sweep();
      }
    },
    recall: (chatId, messageId) => {
      const found = kept.get(key(chatId, messageId));
      return found !== undefined && !isOutdated(found.at) ? found.exchange : null;
    },
    forget: (chatId) => {
      const gone = [...kept.keys()].filter((each) => each.startsWith(`${chatId}:`));
      for (const each of gone) kept.delete(each);
      return gone.length;
    },
  };
}

function key(chatId: number, messageId: number): string {
  return `${chatId}:${messageId}`;
}
