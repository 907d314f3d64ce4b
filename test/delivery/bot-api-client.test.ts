import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createBotApiClient,
  type BotApiClient,
} from '../../src/telegram/delivery/bot-api-client.ts';
import { BotApiError } from '../../src/telegram/delivery/bot-api-error.ts';
import { createPacing } from '../../src/telegram/delivery/pacing.ts';
import { SendUncertainError } from '../../src/telegram/delivery/send-uncertain-error.ts';
import { TelegramUnreachableError } from '../../src/telegram/delivery/telegram-unreachable-error.ts';
import { createTransport, type Transport } from '../../src/telegram/delivery/transport.ts';
import { startTelegramServer, type TelegramServer } from '../telegram-server/telegram-server.ts';
import type { Chat } from '../telegram-server/world.ts';
import { createDeliveryFixture, type DeliveryFixture } from './delivery-fixture.ts';

let server: TelegramServer;
let fixture: DeliveryFixture;
let transport: Transport;
let api: BotApiClient;
let chat: Chat;

beforeEach(async () => {
  server = await startTelegramServer();
  fixture = createDeliveryFixture([server.token]);
  transport = createTransport(server);
  api = client(transport);
  chat = server.addPrivateChat(server.addUser());
  fixture.journal.receive([
    { updateId: 1, receivedAt: Date.now(), payload: { update_id: 1, message: { text: 'q' } } },
  ]);
});

afterEach(async () => {
  await transport.close();
  await server.close();
  fixture.remove();
});

function client(over: Transport, giveUpAfterMs = 10_000): BotApiClient {
  const { journal, metrics, log } = fixture;
  return createBotApiClient({
    transport: over,
    pacing: createPacing(),
    journal,
    metrics,
    log,
    firstBackoffMs: 20,
    giveUpAfterMs,
  });
}

function send(text = 'hello', over = api): Promise<{ readonly message_id: number }> {
  return over.call('sendMessage', { chat_id: chat.id, text }, { updateId: 1 });
}

function copiesSent(method = 'sendMessage'): number {
  return server.log.accepted.filter((call) => call.method === method).length;
}

describe('a message', () => {
  it('waits as long as Telegram says and then arrives once', async () => {
    server.faults.add({ fault: { kind: 'too-many-requests', retryAfter: 1 }, times: 2 });
    await send();
    expect(copiesSent()).toBe(1);
    expect(await fixture.metric('verbatim_telegram_too_many_requests_total')).toBe(2);
    const times = [...server.log.refused, ...server.log.accepted].map(({ at }) => at);
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(2_000);
  });

  it('is sent again after a server error', async () => {
    server.faults.add({ fault: { kind: 'server-error', status: 502 }, times: 3 });
    await send();
    expect(copiesSent()).toBe(1);
    expect(fixture.journal.unfinished().sent).toEqual([1]);
  });

  it('is sent again when there was no connection at all, and stays unsent in the journal', async () => {
    const nowhere = createTransport({ apiRoot: 'http://127.0.0.1:9', token: server.token });
    await expect(send('hello', client(nowhere, 300))).rejects.toThrow(TelegramUnreachableError);
    expect(fixture.journal.unfinished().received).toHaveLength(1);
    expect(await fixture.metric('sends_uncertain_total')).toBe(0);
    await nowhere.close();
  });

  for (const kind of ['reset', 'half-close'] as const) {
    for (const when of ['before', 'after'] as const) {
      it(`is never repeated when the connection breaks (${kind} ${when} it was taken)`, async () => {
        server.faults.add({ fault: { kind, when } });
        await expect(send()).rejects.toThrow(SendUncertainError);
        expect(copiesSent()).toBe(when === 'after' ? 1 : 0);
        expect(await fixture.metric('sends_uncertain_total')).toBe(1);
        expect(fixture.journal.unfinished().sending).toEqual([1]);
        expect(fixture.lines.join('')).toContain('"update_id":1');
      });
    }
  }

  it('is not repeated when a proxy hides whether it was taken', async () => {
    server.faults.add({ fault: { kind: 'garbage' } });
    await expect(send()).rejects.toThrow(SendUncertainError);
    expect(copiesSent()).toBe(1);
  });

  it('counts as unsent until there is a connection to write it to', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    // A TLS handshake that nobody answers: connected, and yet nothing can be written.
    const { port } = silent.address() as AddressInfo;
    const apiRoot = `https://127.0.0.1:${port}`;
    const waiting = createTransport({ apiRoot, token: server.token });
    const connected = once(silent, 'connection');
    const sent = send('hello', client(waiting, 1)).catch((error: unknown) => error);
    const [socket] = (await connected) as [Socket];
    expect(fixture.journal.unfinished().received).toHaveLength(1);
    socket.destroy();
    expect(await sent).toBeInstanceOf(TelegramUnreachableError);
    expect(await fixture.metric('sends_uncertain_total')).toBe(0);
    await waiting.close();
    silent.close();
  });

  it('waits unsent while the journal cannot be written, however long that takes', async () => {
    fixture.setWritable(false);
    const sent = send('hello', client(transport, 1));
    while (fixture.lines.length < 4) await sleep(5);
    expect(fixture.lines.join('')).toContain('is the disk full?');
    expect(copiesSent()).toBe(0);
    fixture.setWritable(true);
    await sent;
    expect(copiesSent()).toBe(1);
    expect(fixture.journal.unfinished().sent).toEqual([1]);
  });

  it('counts as delivered although the journal could not take that', async () => {
    server.faults.add({ fault: { kind: 'delay', milliseconds: 200 } });
    const sent = send();
    while (fixture.journal.unfinished().sending.length === 0) await sleep(5);
    fixture.setWritable(false);
    await expect(sent).resolves.toHaveProperty('message_id');
    // A process that died now would name it and not repeat it.
    expect(fixture.journal.unfinished().sending).toEqual([1]);
    fixture.setWritable(true);
    server.faults.add({ fault: { kind: 'too-many-requests', retryAfter: 1 } });
    const second = send('the second part');
    while (server.log.refused.length === 0) await sleep(5);
    await sleep(50);
    expect(fixture.journal.unfinished()).toMatchObject({ received: [], sent: [1] });
    await second;
    expect(copiesSent()).toBe(2);
  });

  it('arrives over a slow connection', async () => {
    server.faults.add({ fault: { kind: 'slow-body', milliseconds: 500 } });
    await expect(send()).resolves.toHaveProperty('message_id');
  });

  it('is refused for good without a second try', async () => {
    chat.botStatus = 'blocked';
    const failure = await send().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BotApiError);
    expect(failure).toMatchObject({ status: 403, method: 'sendMessage' });
    expect(server.log.refused).toHaveLength(1);
    expect(fixture.journal.unfinished().received).toHaveLength(1);
  });

  it('is not written any more once the process is ending', async () => {
    api.hold();
    void send();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(copiesSent()).toBe(0);
    expect(fixture.journal.unfinished().received).toHaveLength(1);
  });
});

describe('an edit', () => {
  it('is repeated when the connection breaks, before or after it was taken', async () => {
    const { message_id } = await send();
    for (const when of ['before', 'after'] as const) {
      server.faults.add({ fault: { kind: 'reset', when } });
      const text = `edited ${when}`;
      await api.call('editMessageText', { chat_id: chat.id, message_id, text }, { updateId: 1 });
      expect(server.log.accepted.at(-1)?.parameters['text']).toBe(text);
    }
    expect(await fixture.metric('sends_uncertain_total')).toBe(0);
  });
});

describe('pacing', () => {
  it('keeps below the limits of a chat, so that Telegram never has to say 429', async () => {
    await server.close();
    await transport.close();
    const limits = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 };
    server = await startTelegramServer({ rateLimits: limits });
    transport = createTransport(server);
    api = client(transport);
    chat = server.addPrivateChat(server.addUser());
    await Promise.all([send('1'), send('2'), send('3')]);
    expect(copiesSent()).toBe(3);
    expect(server.log.refused).toEqual([]);
  });

  it('keeps below the overall limit when very many chats ask at once', async () => {
    const limits = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 };
    const busy = await startTelegramServer({ rateLimits: limits });
    const over = createTransport(busy);
    const busyApi = client(over);
    const chats = Array.from({ length: 70 }, () => busy.addPrivateChat(busy.addUser()));
    await Promise.all(
      chats.map(({ id }) =>
        busyApi.call('sendMessage', { chat_id: id, text: 'hello' }, { updateId: null }),
      ),
    );
    expect(busy.log.accepted).toHaveLength(70);
    expect(busy.log.refused).toEqual([]);
    await over.close();
    await busy.close();
  });
});

describe('the log', () => {
  it('holds neither the token nor what was said', async () => {
    server.faults.add({ fault: { kind: 'server-error', status: 500 } });
    server.faults.add({ fault: { kind: 'reset', when: 'before' } });
    await send('绝密的问题').catch(() => undefined);
    const nowhere = createTransport({ apiRoot: 'http://127.0.0.1:9', token: server.token });
    await send('绝密的问题', client(nowhere, 100)).catch(() => undefined);
    await nowhere.close();
    const text = fixture.lines.join('');
    expect(text).toContain('tried again');
    expect(text).not.toContain(server.token);
    expect(text).not.toContain('绝密');
  });
});
