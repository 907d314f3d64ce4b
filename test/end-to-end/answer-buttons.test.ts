import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Button, Message } from '../telegram-server/world.ts';
import { labelsOf, newMember, startRunningBot, type RunningBot } from './running-bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startRunningBot();
});
afterAll(() => bot.close());

const QUESTION = '全市立刑事案件同比下降多少?';

function buttonsOf(message: Message): readonly Button[] {
  return message.reply_markup?.inline_keyboard.flat() ?? [];
}

describe('the buttons under an answer', () => {
  it('turn to the paragraphs around it, in place, and back', async () => {
    const answer = await bot.ask(QUESTION);
    const next = await bot.tap(answer, '下一段');
    expect(next.message).toMatchObject({ message_id: answer.message_id });
    expect(next.message.text).toContain('第 12 段');
    const previous = await bot.tap(next.message, '上一段');
    expect(previous.message.text).toContain('第 11 段');
    const twice = await bot.tap(previous.message, '上一段');
    expect(twice.message.text).toContain('第 10 段');
    const back = await bot.tap(twice.message, '回到答案');
    expect(back.message.text).toBe(answer.text);
    expect(labelsOf(back.message)).toEqual(labelsOf(answer));
  });

  it('end at the first and the last paragraph', async () => {
    expect(labelsOf(await bot.ask('/p 1')).flat()).not.toContain('◀ Previous ¶');
    expect(labelsOf(await bot.ask('/p 39')).flat()).not.toContain('Next ¶ ▶');
  });

  it('open the other passages and mark the one shown', async () => {
    const answer = await bot.ask(QUESTION);
    const other = await bot.tap(answer, '3');
    expect(other.message.text).not.toContain('第 11 段');
    expect(labelsOf(other.message).flat()).toContain('· 3 ·');
  });

  it('explain why this passage', async () => {
    const { message } = await bot.tap(await bot.ask(QUESTION), '为什么');
    expect(message.text).toContain('字词匹配');
    expect(message.text).toContain('向量相似度');
    expect(message.text).toContain('其次是');
  });

  it('copy the citation with the sentence', async () => {
    const button = buttonsOf(await bot.ask(QUESTION)).find(({ copy_text }) => copy_text);
    expect(button?.copy_text?.text).toContain('16.9%');
    expect(button?.copy_text?.text).toContain('第 11 段');
  });

  it('take one vote a user and let it be changed', async () => {
    const answer = await bot.ask(QUESTION);
    const [one, other] = [bot.server.addUser(), bot.server.addUser()];
    expect((await bot.tap(answer, '👍', one)).notice).toBe('谢谢反馈。');
    expect((await bot.tap(answer, '👍', one)).notice).toBe('您已经这样反馈过了。');
    expect((await bot.tap(answer, '👎', one)).notice).toBe('已更改您的反馈。');
    expect((await bot.tap(answer, '👎', other)).notice).toBe('谢谢反馈。');
  });

  it('say that the report has changed when they belong to another one', async () => {
    const answer = await bot.ask(QUESTION);
    const data = buttonsOf(answer).find(({ text }) => text === '下一段 ▶')?.callback_data ?? '';
    const old = data.replace(/\|[0-9a-f]{8}\|/u, '|00000000|');
    expect(old).not.toBe(data);
    const { notice, message } = await bot.tap(answer, { data: old });
    expect(notice).toContain('报告已经更换');
    expect(message.text).toBe(answer.text);
  });

  it('answer every tap, whatever its data', async () => {
    const answer = await bot.ask(QUESTION);
    for (const data of ['x', 'p|zz', 'p|32685565|0|zzzz|1.2|-|1', 's|32685565|0|zz|1', '💥']) {
      const { notice } = await bot.tap(answer, { data });
      expect(notice).not.toBe('');
    }
  });

  it('work when the question is gone', async () => {
    const member = newMember(bot.server);
    const asked = await bot.say({ ...member, text: '/p 17' });
    bot.server.world.remove(member.chat.id, asked.reply_to_message?.message_id ?? 0);
    const { message } = await bot.tap(asked, 'Next');
    expect(message.text).toContain('¶ 18');
  });
});

describe('a suggested question', () => {
  it('is asked by its button and answered with the question above', async () => {
    const member = newMember(bot.server, { language_code: 'zh-hans' });
    const welcome = await bot.say({ ...member, text: '/start' });
    const [[label = ''] = []] = labelsOf(welcome);
    expect(label).not.toBe('');
    await bot.tap(welcome, label, member.from);
    const answer = bot.server.world.messagesIn(member.chat.id).at(-1);
    expect(answer?.text).toContain(`❓ ${label}`);
    expect(answer?.reply_to_message?.message_id).toBe(welcome.message_id);
    if (answer === undefined) throw new Error('No answer');
    const why = await bot.tap(answer, '为什么', member.from);
    expect(why.message.text).toContain('向量相似度');
  });
});
