import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BotProcess } from './bot-process.ts';
import { createBotStage, type BotStage } from './bot-stage.ts';

const FIRST = '去年全市破获了多少起刑事案件?';
const SECOND = '恶势力组织打掉了多少个?';

/** A limit on the size of files comes with a signal, which a full disk does not. */
const NO_SIGNAL = { NODE_OPTIONS: "--import=data:text/javascript,process.on('SIGXFSZ',()=>{})" };

let stage: BotStage;

beforeEach(async () => {
  stage = await createBotStage();
});

afterEach(() => stage.close());

/** The kernel lets the process write no file from now on, as on a full disk; or does again. */
function setDisk(bot: BotProcess, state: 'full' | 'free'): void {
  const limit = state === 'full' ? '1' : 'unlimited';
  const pid = String(bot.child.pid ?? 0);
  const { status } = spawnSync('prlimit', ['--pid', pid, `--fsize=${limit}:unlimited`]);
  expect(status).toBe(0);
}

function sentTexts(): readonly string[] {
  return stage.server.log.accepted
    .filter(({ method }) => method === 'sendMessage')
    .map(({ parameters }) => String(parameters['text']));
}

async function logged(bot: BotProcess, text: string): Promise<void> {
  while (!bot.log().includes(text)) await sleep(20);
}

it('answers each question once, when the disk has room again', async () => {
  const bot = stage.start(NO_SIGNAL);
  stage.server.faults.add({
    method: 'sendMessage',
    fault: { kind: 'too-many-requests', retryAfter: 2 },
  });
  stage.server.pushMessage({ chat: stage.chat, from: stage.user, text: FIRST });
  await logged(bot, 'too-many-requests');
  setDisk(bot, 'full');
  await logged(bot, 'is the disk full?');
  stage.server.pushMessage({ chat: stage.chat, from: stage.user, text: SECOND });
  await logged(bot, 'Telegram keeps them');
  expect(sentTexts()).toEqual([]);
  setDisk(bot, 'free');
  while (sentTexts().length < 2) await sleep(50);
  expect(await bot.end('SIGTERM')).toBe(0);
  expect(sentTexts()).toEqual([expect.stringContaining('7.45'), expect.stringContaining('49')]);
});

it('says nothing more after an answer although the disk filled up while it was sent', async () => {
  const bot = stage.start(NO_SIGNAL);
  stage.server.faults.add({
    method: 'sendMessage',
    fault: { kind: 'delay', milliseconds: 1_500 },
  });
  stage.server.pushMessage({ chat: stage.chat, from: stage.user, text: FIRST });
  await logged(bot, 'The bot is running');
  while (stage.server.faults.hits === 0) await sleep(20);
  setDisk(bot, 'full');
  await logged(bot, 'The journal could not be written');
  expect(await bot.end('SIGTERM')).toBe(0);
  const restarted = stage.start();
  await logged(restarted, 'it may have arrived');
  await stage.ask(SECOND);
  expect(sentTexts()).toEqual([expect.stringContaining('7.45'), expect.stringContaining('49')]);
});
