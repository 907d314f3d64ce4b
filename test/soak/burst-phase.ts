import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSoakWorld, quantile, residentMegabytes, type Place } from './soak-world.ts';

const UPDATES = 10_000;
/** What the burst may add to the memory of the main process. */
const MAX_GROWTH_MB = 150;

/** Pushes 10,000 updates at once, some of them questions, and watches memory until all are done. */
export async function burstPhase(questions: number): Promise<string> {
  const world = await createSoakWorld();
  const bot = world.startBot({ QUEUE_LIMIT: '2000' });
  try {
    const warm = world.addPlace('private');
    const first = world.ask(warm);
    while (world.answersTo(first) === 0) await sleep(50);
    const before = residentMegabytes(bot.child.pid);
    const started = Date.now();
    pushBurst(world, questions);
    let peak = before;
    while (world.server.updates.pending.length > 0 || unanswered() > 0) {
      peak = Math.max(peak, residentMegabytes(bot.child.pid));
      assert.equal(bot.child.exitCode, null, `the bot died:\n${bot.log().slice(-2_000)}`);
      await sleep(200);
    }
    assert.ok(peak - before < MAX_GROWTH_MB, `memory grew from ${before} to ${peak} MB`);
    const twice = world.questions.filter((question) => world.answersTo(question) > 1);
    assert.deepEqual(twice, [], 'no question is answered twice');
    const seconds = ((Date.now() - started) / 1_000).toFixed(1);
    return (
      `${UPDATES} updates at once, ${questions} of them questions: all answered in ${seconds} s, ` +
      `main process ${before} MB before, ${peak} MB at most`
    );
  } finally {
    await bot.end('SIGTERM');
    await world.close();
  }

  function unanswered(): number {
    return world.questions.filter((question) => world.answersTo(question) === 0).length;
  }
}

function pushBurst(world: Awaited<ReturnType<typeof createSoakWorld>>, questions: number): void {
  const places = Array.from({ length: Math.ceil(questions / 4) }, () => world.addPlace('private'));
  const group = world.addPlace('group');
  const every = Math.floor(UPDATES / questions);
  for (let index = 0; index < UPDATES; index += 1) {
    const place = places[(index / every) % places.length];
    if (place !== undefined) world.ask(place);
    else world.server.pushMessage({ chat: group.chat, from: group.user, text: `chatter ${index}` });
  }
}

/** One chat asks a great deal at once; measures how long single questions of others take then. */
export async function fairnessPhase(backlog: number): Promise<string> {
  const world = await createSoakWorld();
  const bot = world.startBot();
  try {
    const quiet = await singleQuestions(world, 5);
    const busy: Place = world.addPlace('private');
    for (let asked = 0; asked < backlog; asked += 1) world.ask(busy);
    await sleep(500);
    const delayed = await singleQuestions(world, 5);
    const extra = quantile(delayed, 0.5) - quantile(quiet, 0.5);
    assert.ok(extra < 1_000, `a backlog of ${backlog} delays another chat by ${extra} ms`);
    return (
      `a single question takes ${quantile(quiet, 0.5)} ms (median), behind another chat's ` +
      `backlog of ${backlog} ${quantile(delayed, 0.5)} ms`
    );
  } finally {
    await bot.end('SIGTERM');
    await world.close();
  }
}

async function singleQuestions(
  world: Awaited<ReturnType<typeof createSoakWorld>>,
  count: number,
): Promise<number[]> {
  const latencies: number[] = [];
  // The first one includes the start of the bot.
  for (let asked = 0; asked <= count; asked += 1) {
    const question = world.ask(world.addPlace('private'));
    while (world.answersTo(question) === 0) await sleep(5);
    if (asked > 0) latencies.push(world.latencyOf(question) ?? 0);
  }
  return latencies;
}
