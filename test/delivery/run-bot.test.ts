import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTelegramServer, type TelegramServer } from '../telegram-server/telegram-server.ts';
import type { Chat, User } from '../telegram-server/world.ts';
import { startBotProcess, type BotProcess } from './bot-process.ts';

const QUESTION = '去年全市破获了多少起刑事案件,求问下?';

let server: TelegramServer;
let dataDir: string;
let user: User;
let chat: Chat;
let bots: BotProcess[];

beforeEach(async () => {
  server = await startTelegramServer();
  dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-bot-'));
  user = server.addUser();
  chat = server.addPrivateChat(user);
  bots = [];
});

afterEach(async () => {
  for (const bot of bots) bot.child.kill('SIGKILL');
  await Promise.all(bots.map((bot) => bot.exited));
  await server.close();
  rmSync(dataDir, { recursive: true });
});

function start(settings: Readonly<Record<string, string>> = {}): BotProcess {
  const bot = startBotProcess('src/main.ts', {
    BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.apiRoot,
    DATA_DIR: dataDir,
    ...settings,
  });
  bots.push(bot);
  return bot;
}

async function ask(text: string): Promise<string> {
  const since = server.log.accepted.length;
  server.pushMessage({ chat, from: user, text });
  const { parameters } = await server.waitFor(({ method }) => method === 'sendMessage', {
    since,
    timeoutMs: 30_000,
  });
  return String(parameters['text']);
}

async function get(bot: BotProcess, route: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`http://127.0.0.1:${await bot.opsPort()}${route}`);
  return { status: response.status, body: await response.text() };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

describe('a running bot', () => {
  it('answers, shows its health, leaves no word of the question behind, and stops cleanly', async () => {
    const bot = start({ LOG_LEVEL: 'trace' });
    expect((await get(bot, '/healthz')).status).toBe(200);
    expect(await ask(QUESTION)).toContain('7.45');
    expect(JSON.parse((await get(bot, '/readyz')).body)).toMatchObject({ ready: true });
    const { body } = await get(bot, '/metrics');
    expect(body).toContain('verbatim_questions_total{kind="found",chat_type="private"} 1');
    expect(body).toContain('verbatim_queue_depth 0');
    expect(await bot.end('SIGTERM')).toBe(0);
    const traces = [bot.log(), ...filesBelow(dataDir).map((file) => readFileSync(file, 'utf8'))];
    for (const words of [QUESTION, '破获了多少', server.token]) {
      expect(traces.join('\n')).not.toContain(words);
    }
  });

  it('refuses a second process on its DATA_DIR', async () => {
    const first = start();
    await ask(QUESTION);
    const second = start();
    expect(await second.exited).toBe(1);
    expect(second.log()).toContain('DATA_DIR');
    expect(await first.end('SIGINT')).toBe(0);
  });

  it('takes up another report by itself, and keeps the old one when the new one is bad', async () => {
    const bot = start();
    await ask(QUESTION);
    const point = (report: string) => {
      writeFileSync(path.join(dataDir, 'current.json'), JSON.stringify({ report }));
    };
    point(path.join(dataDir, 'missing.txt'));
    while (bot.logged('error').length === 0) await sleep(50);
    expect(await ask('破获刑事案件多少起?')).toContain('7.45');
    const lighthouse = path.join(dataDir, 'lighthouse.txt');
    writeFileSync(lighthouse, '灯塔年度报告\n\n今年灯塔共引导船只318艘,比去年增加了27艘。\n');
    point(lighthouse);
    while (!bot.log().includes('The report was replaced')) await sleep(50);
    expect(await ask('灯塔引导了多少艘船只?')).toContain('318');
    expect(await bot.end('SIGTERM')).toBe(0);
  });

  it('answers although its inference process was killed', async () => {
    const bot = start();
    await ask(QUESTION);
    const pid = bot.child.pid ?? 0;
    const [inference] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    process.kill(Number(inference), 'SIGKILL');
    expect(await ask('恶势力组织打掉了多少个?')).toContain('49');
    expect((await get(bot, '/metrics')).body).toContain('verbatim_worker_restarts_total 1');
  });

  it('swaps the report while questions flow, without a failed question', async () => {
    const bot = start();
    await ask(QUESTION);
    const report = path.join(dataDir, 'lighthouse.txt');
    writeFileSync(report, '灯塔年度报告\n\n今年灯塔共引导船只318艘,比去年增加了27艘。\n');
    const bundled = path.resolve('data/report.txt');
    const since = server.log.accepted.length;
    let asked = 0;
    const replacements = () => bot.log().split('The report was replaced').length - 1;
    for (const [round, current] of [report, bundled].entries()) {
      writeFileSync(path.join(dataDir, 'current.json'), JSON.stringify({ report: current }));
      while (replacements() <= round) {
        const someone = server.addUser();
        const place = { chat: server.addPrivateChat(someone), from: someone };
        server.pushMessage({ ...place, text: '今年灯塔引导了多少艘船只?' });
        asked += 1;
        await sleep(100);
      }
    }
    const answers = () =>
      server.log.accepted.slice(since).filter(({ method }) => method === 'sendMessage');
    while (answers().length < asked) await sleep(50);
    expect(bot.logged('error')).toEqual([]);
    const texts = answers().map(({ parameters }) => String(parameters['text']));
    expect(new Set(texts.map((text) => text.includes('318')))).toEqual(new Set([true, false]));
  });

  it('ends with a clear message when the token is wrong', async () => {
    const bot = start({ BOT_TOKEN: '1:wrong' });
    expect(await bot.exited).toBe(1);
    expect(bot.log()).toContain('@BotFather');
    expect(bot.log()).not.toContain('1:wrong');
  });
});
