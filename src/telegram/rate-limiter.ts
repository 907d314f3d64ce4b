/** How many questions are answered within a window that slides. */
export interface RateLimits {
  /** User ids that are never refused, nor counted. */
  readonly exempt: ReadonlySet<number>;
  readonly perUser: number;
  readonly perChat: number;
  readonly windowMs: number;
}

/** Whether a question may be answered now. */
type RateVerdict =
  | { readonly kind: 'allowed' }
  | {
      readonly kind: 'refused';
      readonly scope: 'user' | 'chat';
      readonly retryAfterSeconds: number;
      /** True once per window: later refusals stay silent. */
      readonly sayIt: boolean;
    };

/** Counts questions per user and per chat. */
export interface RateLimiter {
  /** Counts the question when it is allowed; `now` in milliseconds, never decreasing. */
  admit(who: { readonly userId: number; readonly chatId: number }, now: number): RateVerdict;
}

interface Counter {
  times: number[];
  toldAt: number;
}

/** Creates a limiter that keeps no more than the times of the last window. */
export function createRateLimiter(limits: RateLimits): RateLimiter {
  const users = new Map<number, Counter>();
  const chats = new Map<number, Counter>();
  return {
    admit: ({ userId, chatId }, now) => {
      if (limits.exempt.has(userId)) return { kind: 'allowed' };
      const user = counterOf(users, userId, now - limits.windowMs);
      const chat = counterOf(chats, chatId, now - limits.windowMs);
      const scope =
        user.times.length >= limits.perUser
          ? 'user'
          : chat.times.length >= limits.perChat
            ? 'chat'
            : null;
      if (scope === null) {
        user.times.push(now);
        chat.times.push(now);
        return { kind: 'allowed' };
      }
      const counter = scope === 'user' ? user : chat;
      const sayIt = now - counter.toldAt >= limits.windowMs;
      if (sayIt) counter.toldAt = now;
      const freeAt = (counter.times[0] ?? now) + limits.windowMs;
      return {
        kind: 'refused',
        scope,
        retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now) / 1000)),
        sayIt,
      };
    },
  };
}

/** More counters than this are looked through for idle ones. */
const SWEEP_AT = 10_000;

function counterOf(counters: Map<number, Counter>, id: number, since: number): Counter {
  const known = counters.get(id);
  if (known !== undefined) {
    known.times = known.times.filter((time) => time > since);
    return known;
  }
  if (counters.size >= SWEEP_AT) {
    for (const [each, { times }] of counters) {
      if ((times.at(-1) ?? 0) <= since) counters.delete(each);
    }
  }
  const counter = { times: [], toldAt: Number.NEGATIVE_INFINITY };
  counters.set(id, counter);
  return counter;
}
