import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../telegram-server/world.ts';
import {
  formatted,
  newMember,
  startRunningBot,
  type Member,
  type RunningBot,
} from './running-bot.ts';

let folder: string;
let bot: RunningBot;

const CLAUSES = Array.from({ length: 340 }, (_, at) => `甲地的第${at}段道路按期完成並通過了驗收，`);
const LONG_SENTENCE = `${CLAUSES.join('')}沿線種植了銀杏樹3210棵。`;
const REPORT = `道路工程年度報告

一、工程進度

${LONG_SENTENCE}

道路兩側新裝路燈512盞。

一般道路連續10年、農村道路連續17年未發生重特大事故。
`;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-report-'));
  const report = path.join(folder, 'report.txt');
  writeFileSync(report, REPORT);
  bot = await startRunningBot({ REPORT: report, INDEX_DIR: path.join(folder, 'index') });
});
afterAll(async () => {
  await bot.close();
  rmSync(folder, { recursive: true });
});

describe('a paragraph longer than a message', () => {
  it('is sent in parts that give its text back, the buttons under the last', async () => {
    const member = newMember(bot.server);
    const calls = await bot.callsFor(member, () => {
      bot.server.pushMessage({ ...member, text: '沿线种植了多少棵银杏树?' });
    });
    const sent = calls
      .filter(({ method }) => method === 'sendMessage')
      .map(({ result }) => result as Message);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.slice(0, -1).every(({ reply_markup }) => reply_markup === undefined)).toBe(true);
    expect(sent.at(-1)?.reply_markup).toBeDefined();
    const shown = sent.map(({ text }) => text ?? '').join('');
    expect(shown.replaceAll(/\s/gu, '')).toContain(LONG_SENTENCE);
    const [asked] = bot.server.world.messagesIn(member.chat.id);
    expect(sent.map((part) => part.reply_to_message?.message_id)).toEqual(
      sent.map(() => asked?.message_id),
    );
  });

  it('is paged when it is opened by its number', async () => {
    const first = await bot.ask('/p 1');
    const second = await bot.tap(first, 'More');
    expect(second.message.text).not.toBe(first.text);
  });
});

describe('buttons and replies of an earlier process', () => {
  it('still work', async () => {
    const member = newMember(bot.server);
    const long = newMember(bot.server);
    const answer = await bot.say({ ...member, text: '道路两侧新装路灯多少盏?' });
    expect(answer.text).toContain('512盞');
    await bot.say({ ...long, text: '沿线种植了多少棵银杏树?' });
    const last = await lastOfLong(long);
    await bot.restart();
    const why = await bot.tap(answer, '为什么', member.from);
    expect(why.message.text).toContain('向量相似度');
    const back = await bot.tap(why.message, '回到答案', member.from);
    expect(back.message.text).toBe(answer.text);
    const explained = await bot.tap(last, '为什么', long.from);
    expect(explained.message.text).toContain('向量相似度');
    const followUp = await bot.say({ ...member, text: '路灯呢?', replyTo: answer.message_id });
    expect(followUp.text).toContain('512盞');
  });

  it('never show another answer to a question that only its context explains', async () => {
    const member = newMember(bot.server);
    const text = 'for how many years have ordinary roads had no major accident?';
    const first = await bot.say({ ...member, text });
    const followUp = { ...member, text: 'and rural roads?', replyTo: first.message_id };
    const answer = await bot.say(followUp);
    expect(formatted(answer, 'bold').join()).toContain('17年');
    await bot.restart();
    const why = await bot.tap(answer, 'Why', member.from);
    expect(why.notice).toBe('The question is no longer there. Please ask again.');
    const next = await bot.tap(answer, 'Previous', member.from);
    const back = await bot.tap(next.message, 'Back to answer', member.from);
    expect(back.notice).toBe('The question is no longer there. Please ask again.');
    expect(formatted(back.message, 'bold')).toEqual([]);
    expect(back.message.text).toContain('農村道路連續17年');
    const again = await bot.say({ ...followUp, text: 'and rural ones?' });
    expect(formatted(again, 'blockquote').join()).toContain('農村道路連續17年');
  });
});

/** The last part of a long answer, which has the buttons. */
async function lastOfLong({ chat }: Member): Promise<Message> {
  await bot.server.waitFor(
    ({ method, parameters }) =>
      method === 'sendMessage' &&
      parameters['chat_id'] === chat.id &&
      parameters['reply_markup'] !== undefined,
  );
  const last = bot.server.world.messagesIn(chat.id).at(-1);
  if (last === undefined) throw new Error('No answer');
  return last;
}
