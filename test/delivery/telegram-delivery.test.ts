import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramConfig } from '../../src/config.ts';
import type { IncomingUpdate } from '../../src/telegram/delivery/journal.ts';
import {
  createTelegramDelivery,
  type TelegramDelivery,
} from '../../src/telegram/delivery/telegram-delivery.ts';
import { TokenRefusedError } from '../../src/telegram/delivery/token-refused-error.ts';
import { startTelegramServer, type TelegramServer } from '../telegram-server/telegram-server.ts';
import type { Chat, User } from '../telegram-server/world.ts';
import { createDeliveryFixture, telegramConfig, type DeliveryFixture } from './delivery-fixture.ts';

let server: TelegramServer;
let fixture: DeliveryFixture;
let user: User;
let chat: Chat;
let running: TelegramDelivery[];

beforeEach(async () => {
  server = await startTelegramServer();
  fixture = createDeliveryFixture();
  user = server.addUser();
  chat = server.addPrivateChat(user);
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((delivery) => delivery.stop()));
  await server.close();
  fixture.remove();
});

/** Answers every message with its own text. */
function echo(delivery: TelegramDelivery): (update: IncomingUpdate) => Promise<void> {
  return async (update) => {
    const message = update['message'] as { chat: { id: number }; text: string };
    const parameters = { chat_id: message.chat.id, text: message.text };
    await delivery.api.call('sendMessage', parameters, { updateId: update.update_id });
  };
}

function run(changes: Partial<TelegramConfig> = {}): TelegramDelivery {
  const { journal, metrics, log } = fixture;
  const config = telegramConfig(server, changes);
  const delivery = createTelegramDelivery({ config, journal, metrics, log });
  running.push(delivery);
  void delivery.run({ handle: echo(delivery), allowedUpdates: ['message'] });
  return delivery;
}

function webhook(port: number): Partial<TelegramConfig> {
  const url = `http://127.0.0.1:${port}/hook`;
  return {
    intake: { mode: 'webhook', url, secret: 'a-long-secret', host: '127.0.0.1', port },
  };
}

function answered(text: string) {
  return server.waitFor(({ method, parameters }) => {
    return method === 'sendMessage' && parameters['text'] === text;
  });
}

function copiesOf(text: string): number {
  return server.log.accepted.filter(({ parameters }) => parameters['text'] === text).length;
}

describe('polling', () => {
  it('answers what was asked, also while the bot was away', async () => {
    server.pushMessage({ chat, from: user, text: 'before' });
    const delivery = run();
    await answered('before');
    server.pushMessage({ chat, from: user, text: 'after' });
    await answered('after');
    expect(delivery.isReachable()).toBe(true);
  });

  it('answers once although updates come twice and out of order', async () => {
    run();
    const first = server.pushMessage({ chat, from: user, text: 'one' });
    await answered('one');
    server.updates.shuffleNextBatches(3);
    if (first.updateId !== null) server.updates.redeliver(first.updateId);
    server.pushMessage({ chat, from: user, text: 'two' });
    await answered('two');
    expect(copiesOf('one')).toBe(1);
  });

  it('waits out server errors, resets and 429', async () => {
    const fault = { kind: 'server-error', status: 502 } as const;
    server.faults.add({ method: 'getUpdates', fault });
    server.faults.add({ method: 'getUpdates', fault: { kind: 'reset', when: 'after' } });
    server.faults.add({
      method: 'getUpdates',
      fault: { kind: 'too-many-requests', retryAfter: 1 },
    });
    server.pushMessage({ chat, from: user, text: 'still there?' });
    run();
    await answered('still there?');
    expect(copiesOf('still there?')).toBe(1);
  });

  it('waits and says why while another process polls with the token', async () => {
    const description = 'Conflict: terminated by other getUpdates request';
    const conflict = { kind: 'refusal', status: 409, description } as const;
    server.faults.add({ method: 'getUpdates', fault: conflict, times: 2 });
    server.pushMessage({ chat, from: user, text: 'mine' });
    run();
    await answered('mine');
    expect(fixture.lines.join('')).toContain('Another process polls');
  });

  it('gives up with a clear message when the token is wrong', async () => {
    const { journal, metrics, log } = fixture;
    const config = telegramConfig({ apiRoot: server.apiRoot, token: '1:wrong' });
    const delivery = createTelegramDelivery({ config, journal, metrics, log });
    await expect(delivery.identify()).rejects.toThrow(TokenRefusedError);
    await expect(
      delivery.run({ handle: () => Promise.resolve(), allowedUpdates: [] }),
    ).rejects.toThrow('BotFather');
  });

  it('pauses while the queue is full and drops nothing', async () => {
    run({ queueLimit: 2 });
    const chats = Array.from({ length: 12 }, () => {
      const someone = server.addUser();
      return { chat: server.addPrivateChat(someone), from: someone };
    });
    for (const [index, place] of chats.entries()) {
      server.pushMessage({ ...place, text: `question ${index}` });
    }
    await Promise.all(chats.map((_, index) => answered(`question ${index}`)));
    expect(server.log.accepted.filter(({ method }) => method === 'sendMessage')).toHaveLength(12);
  });
});

describe('the webhook', () => {
  it('is registered, checked by its secret, and answers once', async () => {
    const delivery = run(webhook(18_443));
    while (server.updates.webhookUrl === '') await sleep(10);
    const pushed = server.pushMessage({ chat, from: user, text: 'by post' });
    await answered('by post');
    if (pushed.updateId !== null) server.updates.redeliver(pushed.updateId);
    server.pushMessage({ chat, from: user, text: 'next' });
    await answered('next');
    expect(copiesOf('by post')).toBe(1);
    expect(delivery.webhookPort()).toBe(18_443);
  });

  it('gives way to polling without losing what is pending', async () => {
    const first = run(webhook(18_444));
    while (server.updates.webhookUrl === '') await sleep(10);
    await first.stop();
    server.pushMessage({ chat, from: user, text: 'in between' });
    run();
    await answered('in between');
  });
});

describe('stopping', () => {
  it('sends the answer that is on its way and keeps the rest for the next start', async () => {
    const delay = { kind: 'delay', milliseconds: 500 } as const;
    server.faults.add({ method: 'sendMessage', fault: delay });
    const first = run();
    server.pushMessage({ chat, from: user, text: 'on its way' });
    server.pushMessage({ chat, from: user, text: 'waiting' });
    while (fixture.journal.unfinished().sending.length === 0) await sleep(5);
    await first.stop();
    expect(copiesOf('on its way')).toBe(1);
    expect(copiesOf('waiting')).toBe(0);
    run();
    await answered('waiting');
    expect(copiesOf('on its way')).toBe(1);
  });
});
