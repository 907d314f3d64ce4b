import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncomingUpdate } from '../../src/telegram/delivery/journal.ts';
import { WebhookAddressError } from '../../src/telegram/delivery/webhook-address-error.ts';
import {
  startWebhookServer,
  type WebhookServer,
} from '../../src/telegram/delivery/webhook-server.ts';
import { createDeliveryFixture, type DeliveryFixture } from './delivery-fixture.ts';

const SECRET = 'a-long-secret';
let fixture: DeliveryFixture;
let server: WebhookServer;
let taken: IncomingUpdate[];
let outcome: 'accepted' | 'full' | Error;

beforeEach(async () => {
  fixture = createDeliveryFixture();
  taken = [];
  outcome = 'accepted';
  const accept = (updates: readonly IncomingUpdate[]) => {
    if (outcome instanceof Error) throw outcome;
    if (outcome === 'accepted') taken.push(...updates);
    return outcome;
  };
  const place = { secret: SECRET, path: '/hook', host: '127.0.0.1', port: 0 };
  server = await startWebhookServer({ intake: { accept }, log: fixture.log, ...place });
});

afterEach(async () => {
  await server.close();
  fixture.remove();
});

interface Posted {
  readonly body?: string;
  readonly secret?: string;
  readonly method?: string;
  readonly path?: string;
}

async function post(posted: Posted): Promise<number> {
  const { body = '{"update_id":1}', secret = SECRET, method = 'POST', path = '/hook' } = posted;
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method,
    headers: { 'x-telegram-bot-api-secret-token': secret },
    ...(method === 'POST' && { body }),
  });
  return response.status;
}

/** Posts an update to a request target exactly as it is written. */
function target(path: string, secret: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-telegram-bot-api-secret-token': secret };
    httpRequest({ port: server.port, path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end('{"update_id":1}');
  });
}

/** Resolves once the connection is gone, also where it was reset. */
function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) =>
    socket.once('close', () => {
      resolve();
    }),
  );
}

describe('the webhook server', () => {
  it('answers 200 to an update that was taken', async () => {
    expect(await post({})).toBe(200);
    expect(taken).toEqual([{ update_id: 1 }]);
  });

  it('answers 503 while the queue is full or the disk is, so that Telegram tries again', async () => {
    outcome = 'full';
    expect(await post({})).toBe(503);
    outcome = new Error('disk full');
    expect(await post({})).toBe(503);
    outcome = 'accepted';
    expect(await post({})).toBe(200);
  });

  it('takes nothing with a wrong secret, method or path', async () => {
    expect(await post({ secret: 'a-long-secreT' })).toBe(401);
    expect(await post({ secret: '' })).toBe(401);
    expect(await post({ method: 'GET' })).toBe(405);
    expect(await post({ path: '/' })).toBe(404);
    expect(await post({ path: '/', secret: '' })).toBe(401);
    expect(taken).toEqual([]);
  });

  it('refuses an address that is none, without a word in the log', async () => {
    expect(await target('//', '')).toBe(401);
    expect(await target('//', SECRET)).toBe(404);
    expect(await target('http://[', SECRET)).toBe(404);
    expect(await target('http://bot.example/hook?x=//', SECRET)).toBe(200);
    expect(fixture.lines).toEqual([]);
  });

  it('says which setting to change when its port is taken', async () => {
    const place = { secret: SECRET, path: '/hook', host: '127.0.0.1', port: server.port };
    const second = startWebhookServer({
      intake: { accept: () => 'accepted' },
      log: fixture.log,
      ...place,
    });
    await expect(second).rejects.toThrow(WebhookAddressError);
    await expect(second).rejects.toThrow(/EADDRINUSE.*PORT/u);
  });

  it('refuses what is no update', async () => {
    for (const body of ['null', '[]', '3', '"x"', '{}', '{"update_id":"1"}', '{', '']) {
      expect(await post({ body }), body).toBe(400);
    }
    expect(taken).toEqual([]);
  });

  it('refuses 30 MB at once when announced', async () => {
    const response = new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        {
          port: server.port,
          path: '/hook',
          method: 'POST',
          headers: {
            'x-telegram-bot-api-secret-token': SECRET,
            'content-length': 30_000_000,
          },
        },
        (answer) => {
          resolve(answer.statusCode);
          request.destroy();
        },
      );
      request.on('error', reject);
      request.write('{');
    });
    expect(await response).toBe(413);
  });

  it('refuses a body that never ends and hangs up', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.write(
      `POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\n` +
        'Transfer-Encoding: chunked\r\n\r\n',
    );
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const closed = closing(socket);
    while (!socket.destroyed) {
      socket.write(chunk);
      await sleep(1);
    }
    await closed;
    expect(answer).toContain('413');
  });

  it('hangs up on a client that dribbles its request, and serves others meanwhile', async () => {
    const slow = connect(server.port, '127.0.0.1');
    slow.on('error', () => undefined);
    slow.resume();
    slow.write('POST /hook HTTP/1.1\r\nHost: x\r\n');
    const dribble = setInterval(() => slow.write('X-A: b\r\n'), 500);
    expect(await post({})).toBe(200);
    await closing(slow);
    clearInterval(dribble);
  });
});
