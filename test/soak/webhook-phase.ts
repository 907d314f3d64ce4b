import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSoakWorld, freePort, residentMegabytes } from './soak-world.ts';

const SECRET = 'soak-secret-0123456789';
const SLOW_CLIENTS = 200;

/** Abuses the webhook in every way at once; questions are still answered, once each. */
export async function webhookPhase(questions: number): Promise<string> {
  const world = await createSoakWorld();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/hook`;
  const bot = world.startBot({
    BOT_MODE: 'webhook',
    // The loopback server stands for the TLS proxy too.
    WEBHOOK_URL: url.replace('http:', 'https:'),
    WEBHOOK_SECRET: SECRET,
    WEBHOOK_HOST: '127.0.0.1',
    PORT: String(port),
  });
  const slow: Socket[] = [];
  try {
    while (world.server.updates.webhookUrl === '') await sleep(50);
    const before = residentMegabytes(bot.child.pid);
    for (let index = 0; index < SLOW_CLIENTS; index += 1) slow.push(dribble(port));
    const statuses = [
      await post(url, { secret: 'wrong' }),
      await post(url, { method: 'PUT' }),
      await post(url, { body: 'null' }),
      await post(url, { body: 'x'.repeat(30_000_000) }),
    ];
    assert.deepEqual(statuses, [401, 405, 400, 413], 'abuse is refused');
    for (let asked = 0; asked < questions; asked += 1) {
      const question = world.ask(world.addPlace('private'));
      world.server.updates.redeliver(question.updateId);
    }
    const unanswered = () => world.questions.filter((each) => world.answersTo(each) === 0).length;
    while (unanswered() > 0) await sleep(50);
    await sleep(500);
    const twice = world.questions.filter((question) => world.answersTo(question) > 1);
    assert.deepEqual(twice, [], 'no question is answered twice');
    const growth = residentMegabytes(bot.child.pid) - before;
    assert.ok(growth < 150, `memory grew by ${growth} MB`);
    assert.equal(await bot.end('SIGTERM'), 0, 'SIGTERM ends the bot with status 0');
    return (
      `wrong secret, wrong method, null and 30 MB refused with ${statuses.join(', ')}; beside ` +
      `${SLOW_CLIENTS} slow clients ${questions} questions delivered twice were answered once ` +
      `each; memory changed by ${growth} MB`
    );
  } finally {
    for (const socket of slow) socket.destroy();
    bot.child.kill('SIGKILL');
    await world.close();
  }
}

/** A client that sends one header line now and then and never finishes. */
function dribble(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  socket.write('POST /hook HTTP/1.1\r\nHost: x\r\n');
  const timer = setInterval(() => socket.write('X-A: b\r\n'), 400);
  socket.once('close', () => {
    clearInterval(timer);
  });
  return socket;
}

async function post(
  url: string,
  {
    secret = SECRET,
    method = 'POST',
    body = '{"update_id":1}',
  }: { readonly secret?: string; readonly method?: string; readonly body?: string },
): Promise<number> {
  const headers = { 'x-telegram-bot-api-secret-token': secret };
  return (await fetch(url, { method, headers, body })).status;
}
