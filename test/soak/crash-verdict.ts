import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { BotProcess } from '../delivery/bot-process.ts';
import type { Arrival } from '../telegram-server/call-log.ts';
import { QUESTION_TEXTS, type PushedQuestion, type SoakWorld } from './soak-world.ts';

/** Questions that are neither answered nor named. */
export function lost(world: SoakWorld, named: ReadonlySet<number>): readonly PushedQuestion[] {
  return world.questions.filter(
    (question) => world.answersTo(question) === 0 && !named.has(question.updateId),
  );
}

/** Updates that the log says may or may not have been answered. */
export function namedIn(bots: readonly BotProcess[]): ReadonlySet<number> {
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

/**
 * Judges from the server's side what became of every question.
 *
 * @param killedAt when each bot but the last was gone, milliseconds since 1970
 */
export function judgeCrashes(
  world: SoakWorld,
  bots: readonly BotProcess[],
  killedAt: readonly number[],
): string {
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
  const unseen = assertOnTheWire(world, bots, killedAt);
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
    `${Math.max(...cut.map(({ length }) => length))} at one, ${unseen} of them cut off before the ` +
    'server saw the request; the rest on connections that broke)'
  );
}

/** An answer may be on its way to a busy process that is killed before it reads it. */
const READ_WITHIN_MS = 1_000;

/**
 * Asserts that nothing is named that was not on the wire, and returns how many named updates the
 * server saw no request of: a process writes down that it sends and sends in one turn, so a kill can
 * come between the two for one update at most.
 */
function assertOnTheWire(
  world: SoakWorld,
  bots: readonly BotProcess[],
  killedAt: readonly number[],
): number {
  const questionOf = new Map(world.questions.map((question) => [question.updateId, question]));
  const arrivalsOf = (updateId: number) => {
    const question = questionOf.get(updateId);
    return question === undefined ? [] : world.arrivalsFor(question);
  };
  const broken = bots.flatMap(brokenIn).filter((updateId) => arrivalsOf(updateId).length === 0);
  assert.deepEqual(broken, [], 'a message on a broken connection had been written');
  let unseen = 0;
  for (const [index, updates] of onTheWire(bots).entries()) {
    // A bot that was killed before it could name them leaves that to the next.
    const kills = killedAt.slice(0, index + 1);
    const wasOpen = ({ at, endedAt }: Arrival) =>
      kills.some((kill) => at <= kill && (endedAt ?? Infinity) > kill - READ_WITHIN_MS);
    unseen += updates.filter((updateId) => !arrivalsOf(updateId).some(wasOpen)).length;
  }
  assert.ok(unseen <= killedAt.length, `${unseen} updates are named that were not on the wire`);
  return unseen;
}

/** Ids of updates that a process named because a connection broke. */
function brokenIn(bot: BotProcess): readonly number[] {
  return bot
    .logged('error')
    .filter(({ msg }) => String(msg).startsWith('The connection broke'))
    .map(({ update_id }) => Number(update_id));
}
