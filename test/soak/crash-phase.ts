import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from '../delivery/bot-process.ts';
import type { FaultRule } from '../telegram-server/faults.ts';
import {
  createSoakWorld,
  QUESTION_TEXTS,
  type PushedQuestion,
  type SoakWorld,
} from './soak-world.ts';

/** How hard the bot is treated. */
export interface CrashPlan {
  readonly kills: number;
  readonly questions: number;
}

const ENDLESS = Number.MAX_SAFE_INTEGER;
const SENDING = ['sendMessage', 'editMessageText'];
const FAULTS: readonly FaultRule[] = [
  { fault: { kind: 'too-many-requests', retryAfter: 1 }, probability: 0.03 },
  { fault: { kind: 'server-error', status: 502 }, probability: 0.03 },
  { fault: { kind: 'slow-body', milliseconds: 300 }, probability: 0.03 },
  { fault: { kind: 'delay', milliseconds: 200 }, probability: 0.1 },
  { fault: { kind: 'reset', when: 'before' }, probability: 0.01, method: SENDING },
  { fault: { kind: 'reset', when: 'after' }, probability: 0.01, method: SENDING },
  { fault: { kind: 'half-close', when: 'before' }, probability: 0.01, method: SENDING },
  { fault: { kind: 'half-close', when: 'after' }, probability: 0.01, method: SENDING },
  { fault: { kind: 'server-error', status: 500 }, probability: 0.05, method: 'getUpdates' },
  { fault: { kind: 'reset', when: 'after' }, probability: 0.05, method: 'getUpdates' },
];

/**
 * Kills the bot with SIGKILL at random moments while questions flow over a faulty network, updates
 * come twice and out of order; then judges from the server's side.
 */
export async function crashPhase({ kills, questions }: CrashPlan): Promise<string> {
  const limits = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 };
  const world = await createSoakWorld({ rateLimits: limits, seed: 7 });
  for (const rule of FAULTS) world.server.faults.add({ times: ENDLESS, ...rule });
  const bots = [world.startBot()];
  const flow = flowQuestions(world, questions);
  try {
    await bots[0]?.opsPort();
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(800 + Math.random() * 4_000);
      await bots.at(-1)?.end('SIGKILL');
      const bot = world.startBot();
      bots.push(bot);
      await bot.opsPort();
    }
    await flow;
    await settled(world, () => namedIn(bots));
    assert.equal(await bots.at(-1)?.end('SIGTERM'), 0, 'SIGTERM ends the bot with status 0');
    return judge(world, bots);
  } finally {
    for (const bot of bots) bot.child.kill('SIGKILL');
    await world.close();
  }
}

async function flowQuestions(world: SoakWorld, questions: number): Promise<void> {
  const places = Array.from({ length: 60 }, (_, index) =>
    world.addPlace(index % 6 === 0 ? 'group' : 'private'),
  );
  // Nothing is delivered before the bot has said which updates it wants.
  while (world.questions.length < questions) {
    const place = places[world.questions.length % places.length];
    if (place !== undefined) world.ask(place);
    if (Math.random() < 0.05) world.server.updates.shuffleNextBatches(1);
    const again = world.questions[Math.floor(Math.random() * world.questions.length)];
    if (again !== undefined && Math.random() < 0.05) world.server.updates.redeliver(again.updateId);
    await sleep(60 + Math.random() * 60);
  }
}

/** Waits until every question is answered or named in the log, at most four minutes. */
async function settled(world: SoakWorld, named: () => ReadonlySet<number>): Promise<void> {
  const deadline = Date.now() + 240_000;
  while (Date.now() < deadline && lost(world, named()).length > 0) await sleep(500);
  // Long enough for a second answer to show.
  await sleep(3_000);
}

function lost(world: SoakWorld, named: ReadonlySet<number>): readonly PushedQuestion[] {
  return world.questions.filter(
    (question) => world.answersTo(question) === 0 && !named.has(question.updateId),
  );
}

/** Updates that the log says may or may not have been answered. */
function namedIn(bots: readonly BotProcess[]): ReadonlySet<number> {
  return new Set(
    bots
      .flatMap((bot) => bot.logged('error'))
      .filter(({ msg }) => String(msg).includes('may have arrived'))
      .map(({ update_id }) => Number(update_id)),
  );
}

/** Ids of updates with a message on the wire when a process was killed, one list per kill. */
function onTheWire(bots: readonly BotProcess[]): readonly (readonly number[])[] {
  // The next process names them.
  return bots.slice(1).map((bot) =>
    bot
      .logged('error')
      .filter(({ msg }) => String(msg).startsWith('The process died'))
      .map(({ update_id }) => Number(update_id)),
  );
}

function judge(world: SoakWorld, bots: readonly BotProcess[]): string {
  const named = namedIn(bots);
  const twice = world.questions.filter((question) => world.answersTo(question) > 1);
  const unanswered = world.questions.filter((question) => world.answersTo(question) === 0);
  assert.deepEqual(twice, [], 'no question is answered twice');
  assert.deepEqual(lost(world, named), [], 'whatever is not answered is named in the log');
  const chatOf = new Map(world.questions.map(({ updateId, chatId }) => [updateId, chatId]));
  const cut = onTheWire(bots);
  for (const updates of cut) {
    const chats = new Set(updates.map((updateId) => chatOf.get(updateId)));
    assert.equal(chats.size, updates.length, 'at most one message per chat is on the wire');
  }
  const damaged = readdirSync(world.dataDir).filter((name) => name.includes('damaged'));
  assert.deepEqual(damaged, [], 'no file is damaged');
  const log = bots.map((bot) => bot.log()).join('');
  for (const words of [world.server.token, ...QUESTION_TEXTS]) {
    assert.ok(!log.includes(words), 'neither the token nor a question in the log');
  }
  return (
    `${bots.length - 1} kills, ${world.questions.length} questions, ${world.server.faults.hits} ` +
    `faults: 0 answered twice, ${unanswered.length} unanswered, all of them among the ` +
    `${named.size} named in the log (${cut.flat().length} on the wire at a kill, at most ` +
    `${Math.max(...cut.map(({ length }) => length))} at one, the rest on connections that broke)`
  );
}
