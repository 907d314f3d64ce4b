import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

const limits = { perUser: 2, perChat: 3, windowMs: 60_000, exempt: new Set([99]) };

describe('the rate limiter', () => {
  it('refuses a user over the limit, says so once a window, and admits again as time passes', () => {
    const limiter = createRateLimiter(limits);
    const at = (now: number) => limiter.admit({ userId: 1, chatId: -1 }, now);
    expect(at(0).kind).toBe('allowed');
    expect(at(10_000).kind).toBe('allowed');
    expect(at(20_000)).toEqual({
      kind: 'refused',
      scope: 'user',
      retryAfterSeconds: 40,
      sayIt: true,
    });
    expect(at(21_000)).toMatchObject({ kind: 'refused', sayIt: false });
    expect(at(60_001).kind).toBe('allowed');
    expect(at(61_000)).toMatchObject({ kind: 'refused', retryAfterSeconds: 9 });
  });

  it('counts a chat over all its users', () => {
    const limiter = createRateLimiter(limits);
    for (const userId of [1, 2, 3]) {
      expect(limiter.admit({ userId, chatId: -1 }, 0).kind).toBe('allowed');
    }
    expect(limiter.admit({ userId: 4, chatId: -1 }, 1)).toMatchObject({ scope: 'chat' });
    expect(limiter.admit({ userId: 4, chatId: -2 }, 1).kind).toBe('allowed');
  });

  it('never refuses an operator, nor lets one use up the chat’s share', () => {
    const limiter = createRateLimiter(limits);
    for (let times = 0; times < 10; times += 1) {
      expect(limiter.admit({ userId: 99, chatId: -1 }, 0).kind).toBe('allowed');
    }
    expect(limiter.admit({ userId: 1, chatId: -1 }, 0).kind).toBe('allowed');
  });
});
