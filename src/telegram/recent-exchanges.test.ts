import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecentExchanges } from './recent-exchanges.ts';

const exchange = { question: '破刑事案件多少起?', paragraph: 14 };

describe('recent exchanges', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are recalled by chat and answer for an hour', () => {
    const recent = createRecentExchanges(Date.now);
    recent.remember(-5, 7, exchange);
    vi.advanceTimersByTime(3_599_000);
    expect(recent.recall(-5, 7)).toEqual(exchange);
    expect(recent.recall(-6, 7)).toBeNull();
    vi.advanceTimersByTime(1_000);
    expect(recent.recall(-5, 7)).toBeNull();
  });

  it('leave memory after an hour even when nobody asks again', () => {
    const recent = createRecentExchanges(Date.now);
    recent.remember(-5, 7, exchange);
    vi.advanceTimersByTime(1_800_000);
    recent.remember(-5, 9, exchange);
    vi.advanceTimersByTime(1_800_000);
    expect(recent.forget(-5)).toBe(1);
    recent.remember(-5, 11, exchange);
    vi.advanceTimersByTime(3_600_000);
    expect(recent.forget(-5)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are no more than 2,000, the oldest going first', () => {
    const recent = createRecentExchanges(Date.now);
    for (let id = 0; id <= 2000; id += 1) recent.remember(1, id, exchange);
    expect(recent.recall(1, 0)).toBeNull();
    expect(recent.recall(1, 1)).toEqual(exchange);
  });
});
