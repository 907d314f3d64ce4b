import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { createBotStage, getOps, type BotStage } from './bot-stage.ts';

const QUESTION = '去年全市破获了多少起刑事案件,求问下?';

let stage: BotStage;

beforeEach(async () => {
  stage = await createBotStage();
});

afterEach(() => stage.close());

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

describe('a running bot', () => {
  it('answers, shows its health, leaves no word of the question behind, and stops cleanly', async () => {
    const bot = stage.start({ LOG_LEVEL: 'trace' });
    expect((await getOps(bot, '/healthz')).status).toBe(200);
    expect(await stage.ask(QUESTION)).toContain('7.45');
    expect(JSON.parse((await getOps(bot, '/readyz')).body)).toMatchObject({ ready: true });
    const { body } = await getOps(bot, '/metrics');
    expect(body).toContain('verbatim_questions_total{kind="found",chat_type="private"} 1');
    expect(body).toContain('verbatim_queue_depth 0');
    expect(await bot.end('SIGTERM')).toBe(0);
    const traces = [
      bot.log(),
      ...filesBelow(stage.dataDir).map((file) => readFileSync(file, 'utf8')),
    ];
    for (const words of [QUESTION, '破获了多少', stage.server.token]) {
      expect(traces.join('\n')).not.toContain(words);
    }
  });

  it('refuses a second process on its DATA_DIR', async () => {
    const first = stage.start();
    await stage.ask(QUESTION);
    const second = stage.start();
    expect(await second.exited).toBe(1);
    expect(second.log()).toContain('DATA_DIR');
    expect(await first.end('SIGINT')).toBe(0);
  });

  it('answers although its inference process was killed', async () => {
    const bot = stage.start();
    await stage.ask(QUESTION);
    const pid = bot.child.pid ?? 0;
    const [inference] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    process.kill(Number(inference), 'SIGKILL');
    expect(await stage.ask('恶势力组织打掉了多少个?')).toContain('49');
    expect((await getOps(bot, '/metrics')).body).toContain('verbatim_worker_restarts_total 1');
  });

  it('ends with a clear message when the token is wrong', async () => {
    const bot = stage.start({ BOT_TOKEN: '1:wrong' });
    expect(await bot.exited).toBe(78);
    // What packaging/verbatim.service is told not to restart after.
    expect(readFileSync('packaging/verbatim.service', 'utf8')).toMatch(/PreventExitStatus=78$/mu);
    expect(bot.log()).toContain('@BotFather');
    expect(bot.log()).not.toContain('1:wrong');
  });

  it('is alive, not ready, and easily stopped while Telegram cannot be reached', async () => {
    const bot = stage.start({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    while (!bot.log().includes('Telegram cannot be reached')) await sleep(50);
    expect((await getOps(bot, '/healthz')).status).toBe(200);
    const { status, body } = await getOps(bot, '/readyz');
    expect(status).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ index: true, telegram: false });
    expect(await bot.end('SIGTERM')).toBe(0);
  });

  it('ends with status 0 on SIGTERM although Telegram never confirms the answer', async () => {
    const endless = { kind: 'delay', milliseconds: 600_000 } as const;
    stage.server.faults.add({ method: 'sendMessage', fault: endless });
    const bot = stage.start();
    stage.server.pushMessage({ chat: stage.chat, from: stage.user, text: QUESTION });
    while (!/verbatim_queue_depth 1\n/u.test((await getOps(bot, '/metrics')).body)) await sleep(50);
    expect(await bot.end('SIGTERM')).toBe(0);
    expect(bot.log()).toContain('Stopped');
  });

  it('is stopped cleanly through npm too', async () => {
    const npm = spawn('npm', ['start'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...stage.settings },
      detached: true,
    });
    onTestFailed(() => {
      process.kill(-(npm.pid ?? 0), 'SIGKILL');
    });
    let log = '';
    npm.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    const ended = once(npm, 'exit');
    expect(await stage.ask(QUESTION)).toContain('7.45');
    npm.kill('SIGTERM');
    await ended;
    while (!log.includes('"Stopped"')) await sleep(50);
  });
});
