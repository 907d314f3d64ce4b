import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRule } from '../telegram-server/faults.ts';
import { judgeCrashes, lost, namedIn } from './crash-verdict.ts';
import { createSoakWorld, type SoakWorld } from './soak-world.ts';

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
  const killedAt: number[] = [];
  const flow = flowQuestions(world, questions);
  try {
    await bots[0]?.opsPort();
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(800 + Math.random() * 4_000);
      await bots.at(-1)?.end('SIGKILL');
      killedAt.push(Date.now());
      const bot = world.startBot();
      bots.push(bot);
      await bot.opsPort();
    }
    await flow;
    await settled(world, () => namedIn(bots));
    assert.equal(await bots.at(-1)?.end('SIGTERM'), 0, 'SIGTERM ends the bot with status 0');
    return judgeCrashes(world, bots, killedAt);
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
