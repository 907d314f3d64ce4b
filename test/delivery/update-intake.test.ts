import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncomingUpdate } from '../../src/telegram/delivery/journal.ts';
import { UpdateIntake } from '../../src/telegram/delivery/update-intake.ts';
import { createDeliveryFixture, type DeliveryFixture } from './delivery-fixture.ts';

let fixture: DeliveryFixture;
let handled: number[];

beforeEach(() => {
  fixture = createDeliveryFixture();
  handled = [];
});

afterEach(() => {
  fixture.remove();
});

const NOW = 1_700_000_000_000;
let nextId = 1;

function question(chatId: number, ageMs = 0): IncomingUpdate {
  const message = { chat: { id: chatId }, date: (NOW - ageMs) / 1_000, text: '秘密' };
  return { update_id: nextId++, message };
}

function tap(userId: number): IncomingUpdate {
  return { update_id: nextId++, callback_query: { from: { id: userId } } };
}

function intake(
  changes: Partial<ConstructorParameters<typeof UpdateIntake>[0]> = {},
): UpdateIntake {
  return new UpdateIntake({
    journal: fixture.journal,
    metrics: fixture.metrics,
    log: fixture.log,
    handle: async (update) => {
      await sleep(1);
      handled.push(update.update_id);
    },
    queueLimit: 2_000,
    staleAfterMs: 60_000,
    now: () => NOW,
    ...changes,
  });
}

async function untilHandled(count: number): Promise<void> {
  while (handled.length < count) await sleep(5);
}

describe('the update intake', () => {
  it('has an update on disk before it says so, and erases it once it is answered', async () => {
    let finish: () => void = () => undefined;
    const taking = intake({ handle: () => new Promise((resolve) => (finish = resolve)) });
    taking.accept([question(5)]);
    expect(fixture.journal.unfinished().received).toHaveLength(1);
    finish();
    await sleep(100);
    expect(fixture.journal.unfinished().received).toHaveLength(0);
  });

  it('answers a duplicate only once, in one batch or later', async () => {
    const taking = intake();
    const once = question(5);
    taking.accept([once, once]);
    await untilHandled(1);
    taking.accept([once, question(5)]);
    await untilHandled(2);
    expect(new Set(handled).size).toBe(2);
    expect(await fixture.metric('verbatim_updates_duplicate_total')).toBe(2);
  });

  it('keeps the order within a chat and lets no backlog hold up another chat', async () => {
    const taking = intake({ thinking: 1 });
    const backlog = Array.from({ length: 300 }, () => question(5));
    const single = question(6);
    taking.accept([...backlog, single]);
    await untilHandled(301);
    expect(handled.indexOf(single.update_id)).toBeLessThanOrEqual(2);
    const ofBacklog = handled.filter((id) => id !== single.update_id);
    expect(ofBacklog).toEqual(backlog.map((update) => update.update_id));
  });

  it('serves taps before questions that were waiting already', async () => {
    const taking = intake({ thinking: 1 });
    taking.accept([...Array.from({ length: 50 }, (_, index) => question(index + 1)), tap(9)]);
    const tapId = nextId - 1;
    await untilHandled(51);
    expect(handled.indexOf(tapId)).toBeLessThanOrEqual(2);
  });

  it('thinks about the next question while an answer waits to be sent', async () => {
    const taking = intake({
      thinking: 1,
      handle: async (update) => {
        taking.speaking(update.update_id);
        handled.push(update.update_id);
        await sleep(60_000, undefined, { ref: false });
      },
    });
    taking.accept([question(1), question(2), question(3)]);
    await untilHandled(3);
  });

  it('takes no more than the limit, loses nothing, and says when there is room again', async () => {
    const finish: (() => void)[] = [];
    const handle = () => new Promise<void>((resolve) => finish.push(resolve));
    const taking = intake({ queueLimit: 3, handle });
    expect(taking.accept([question(1), question(2), question(3)])).toBe('accepted');
    expect(taking.accept([question(4)])).toBe('full');
    expect(fixture.journal.unfinished().received).toHaveLength(3);
    const room = taking.whenRoom();
    finish[0]?.();
    await room;
    expect(taking.accept([question(4)])).toBe('accepted');
    expect(await fixture.metric('verbatim_queue_depth')).toBe(3);
  });

  it('skips questions that are too old, counts them and names them', async () => {
    const taking = intake();
    const stale = question(5, 120_000);
    taking.accept([stale, question(5)]);
    await untilHandled(1);
    expect(handled).not.toContain(stale.update_id);
    expect(await fixture.metric('verbatim_refusals_total{reason="stale"}')).toBe(1);
    expect(fixture.lines.join('')).toContain(`"update_id":${stale.update_id}`);
    await taking.stop();
    expect(fixture.journal.unfinished().received).toHaveLength(0);
  });

  it('handles changes of membership however old they are', async () => {
    const taking = intake();
    const change = { chat: { id: 5 }, date: (NOW - 120_000) / 1_000, new_chat_member: {} };
    taking.accept([{ update_id: nextId++, my_chat_member: change }]);
    await untilHandled(1);
    expect(await fixture.metric('verbatim_refusals_total{reason="stale"}')).toBe(0);
  });

  it('goes on after a handler that throws', async () => {
    const taking = intake({
      handle: (update) => {
        handled.push(update.update_id);
        return Promise.reject(new Error('a bug'));
      },
    });
    taking.accept([question(5), question(5)]);
    await untilHandled(2);
    expect(fixture.lines.filter((line) => line.includes('a bug'))).toHaveLength(2);
  });

  it('after a crash answers what was received, and names what was on the wire', async () => {
    const [received, onTheWire, answered] = [question(1), question(2), question(3)];
    fixture.journal.receive(
      [received, onTheWire, answered].map((payload) => ({
        updateId: payload.update_id,
        receivedAt: NOW,
        payload,
      })),
    );
    fixture.journal.markSending(onTheWire.update_id);
    fixture.journal.markSending(answered.update_id);
    fixture.journal.markDelivered(answered.update_id);
    const taking = intake();
    taking.recover();
    await untilHandled(1);
    await taking.stop();
    expect(handled).toEqual([received.update_id]);
    const errors = fixture.lines.filter((line) => line.includes('"level":"error"'));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(`"update_id":${onTheWire.update_id}`);
  });

  it('when stopped, finishes what is being answered and leaves the rest for the next start', async () => {
    const taking = intake({ thinking: 1 });
    taking.accept(Array.from({ length: 10 }, () => question(5)));
    await taking.stop();
    expect(handled).toHaveLength(1);
    expect(fixture.journal.unfinished().received).toHaveLength(9);
    expect(taking.accept([question(5)])).toBe('full');
  });
});
