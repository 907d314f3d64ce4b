import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotProcess } from './bot-process.ts';
import { createBotStage, type BotStage } from './bot-stage.ts';

const QUESTION = '去年全市破获了多少起刑事案件?';
const LIGHTHOUSE = '灯塔年度报告\n\n今年灯塔共引导船只318艘,比去年增加了27艘。\n';
const SHIPS = '今年灯塔引导了多少艘船只?';

let stage: BotStage;
let lighthouse: string;
let current: string;

beforeEach(async () => {
  stage = await createBotStage();
  lighthouse = path.join(stage.dataDir, 'lighthouse.txt');
  writeFileSync(lighthouse, LIGHTHOUSE);
  current = path.join(stage.dataDir, 'current.json');
});

afterEach(() => stage.close());

/** Runs `npm run index -- FILE` beside the bot. */
async function index(
  file: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: unknown; readonly said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/index.ts', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...stage.settings, ...settings },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const [status] = (await once(child, 'close')) as readonly unknown[];
  return { status, said };
}

async function replaced(bot: BotProcess, times = 1): Promise<void> {
  while (bot.log().split('The report was replaced').length - 1 < times) await sleep(50);
}

describe('replacing the report of a running bot', () => {
  it('is done by indexing another one', async () => {
    const bot = stage.start();
    expect(await stage.ask(QUESTION)).toContain('7.45');
    const { status, said } = await index(lighthouse);
    expect(status, said).toBe(0);
    await replaced(bot);
    expect(await stage.ask(SHIPS)).toContain('318');
  });

  it('lasts over a restart although the file that was given is gone', async () => {
    await index(lighthouse);
    rmSync(lighthouse);
    stage.start();
    expect(await stage.ask(SHIPS)).toContain('318');
  });

  it('never happens with a file that is no text; it is said how to get text', async () => {
    await index(lighthouse);
    const before = readFileSync(current, 'utf8');
    for (const [name, bytes] of [
      ['report.pdf', '%PDF-1.7 …'],
      ['report.docx', 'PK\u0003\u0004 …'],
    ] as const) {
      const file = path.join(stage.dataDir, name);
      writeFileSync(file, bytes);
      const { status, said } = await index(file);
      expect(status).toBe(1);
      expect(said).toMatch(/not plain text.*as text/u);
    }
    expect(readFileSync(current, 'utf8')).toBe(before);
  });

  it('happens on SIGHUP too, where REPORT names the file; current.json does not count then', async () => {
    const report = path.join(stage.dataDir, 'mine.txt');
    writeFileSync(report, LIGHTHOUSE);
    const bot = stage.start({ REPORT: report });
    expect(await stage.ask(SHIPS)).toContain('318');
    writeFileSync(current, JSON.stringify({ report: path.resolve('data/report.txt') }));
    await replaced(bot);
    expect(await stage.ask('灯塔引导了多少艘船?')).toContain('318');
    writeFileSync(report, LIGHTHOUSE.replace('318', '512'));
    bot.child.kill('SIGHUP');
    await replaced(bot, 2);
    expect(await stage.ask('灯塔共引导了多少艘船?')).toContain('512');
  });

  it('counts also while the bot is still starting, and SIGHUP does not end it then', async () => {
    const bot = stage.start();
    while (!bot.log().includes('The health server listens')) await sleep(5);
    bot.child.kill('SIGHUP');
    writeFileSync(current, JSON.stringify({ report: lighthouse }));
    while (!bot.log().includes('The bot is running')) await sleep(20);
    await replaced(bot);
    expect(await stage.ask(SHIPS)).toContain('318');
    expect(await bot.end('SIGTERM')).toBe(0);
  });

  it('does not call a report unusable because the bot was stopped while it was indexed', async () => {
    const bot = stage.start();
    await stage.ask(QUESTION);
    const long = path.join(stage.dataDir, 'long.txt');
    const lines = Array.from(
      { length: 20_000 },
      (_, at) => `第${at}座灯塔引导了${at * 7}艘船只。\n`,
    );
    writeFileSync(long, `灯塔年度报告\n\n${lines.join('\n')}`);
    writeFileSync(current, JSON.stringify({ report: long }));
    while (!bot.log().includes('The index is built')) await sleep(20);
    expect(await bot.end('SIGTERM')).toBe(0);
    expect(bot.log()).toContain('the next start takes it up');
    expect(bot.log()).not.toContain('EPIPE');
    expect(bot.logged('error')).toEqual([]);
  });

  it('leaves the old one in service when the new one is bad', async () => {
    const bot = stage.start();
    await stage.ask(QUESTION);
    const point = (report: string) => {
      writeFileSync(current, JSON.stringify({ report }));
    };
    point(path.join(stage.dataDir, 'missing.txt'));
    while (bot.logged('error').length === 0) await sleep(50);
    expect(await stage.ask('破获刑事案件多少起?')).toContain('7.45');
    point(lighthouse);
    await replaced(bot);
    expect(await stage.ask(SHIPS)).toContain('318');
    expect(await bot.end('SIGTERM')).toBe(0);
  });

  it('fails no question while questions flow', async () => {
    const bot = stage.start();
    await stage.ask(QUESTION);
    const bundled = path.resolve('data/report.txt');
    const since = stage.server.log.accepted.length;
    let asked = 0;
    const replacements = () => bot.log().split('The report was replaced').length - 1;
    for (const [round, report] of [lighthouse, bundled].entries()) {
      writeFileSync(current, JSON.stringify({ report }));
      while (replacements() <= round) {
        const someone = stage.server.addUser();
        const place = { chat: stage.server.addPrivateChat(someone), from: someone };
        stage.server.pushMessage({ ...place, text: SHIPS });
        asked += 1;
        await sleep(100);
      }
    }
    const answers = () =>
      stage.server.log.accepted.slice(since).filter(({ method }) => method === 'sendMessage');
    while (answers().length < asked) await sleep(50);
    expect(bot.logged('error')).toEqual([]);
    const texts = answers().map(({ parameters }) => String(parameters['text']));
    expect(new Set(texts.map((text) => text.includes('318')))).toEqual(new Set([true, false]));
  });
});
