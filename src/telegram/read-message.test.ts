import { describe, expect, it } from 'vitest';
import { questionIn, readMessage } from './read-message.ts';
import type { WireMessage } from './wire.ts';

const bot = { id: 42, username: 'verbatim_bot' };
const user = { id: 7, is_bot: false };

function written(text: string, more: Partial<WireMessage> = {}): WireMessage {
  return { message_id: 1, chat: { id: -5, type: 'supergroup' }, from: user, text, ...more };
}

const byUser = written('全市立刑事案件下降多少?', { message_id: 9 });
const byBot = written('16.9%', { message_id: 8, from: { id: 42, is_bot: true } });

describe('a message in a group', () => {
  it.each<readonly [string, string]>([
    ['/ask how many?', 'how many?'],
    ['/ask@verbatim_bot how many?', 'how many?'],
    ['/ask@VERBATIM_BOT\nhow many?', 'how many?'],
    ['/ask全市', '全市'],
    ['@verbatim_bot how many?', 'how many?'],
    ['how many, @Verbatim_Bot?', 'how many,  ?'],
    ['好,@verbatim_bot 多少', '好,  多少'],
  ])('asks: %s', (text, question) => {
    expect(readMessage(written(text), bot)).toMatchObject({ kind: 'question', question });
  });

  it.each([
    'how many?',
    '/ask@verbatim_bot_2 how many?',
    '/ask@other_bot how many?',
    '/dance',
    '@verbatim_bot2 how many?',
    'mail me@verbatim_bot.example',
    '',
  ])('is no question to the bot: %s', (text) => {
    expect(readMessage(written(text), bot).kind).toBe('ignore');
  });

  it('asks what it replies to, or the part of it that is quoted', () => {
    const reply = written('/ask', { reply_to_message: byUser });
    expect(readMessage(reply, bot)).toMatchObject({
      question: '全市立刑事案件下降多少?',
      asked: byUser,
    });
    const quote = { text: '下降多少?' };
    expect(readMessage({ ...reply, quote }, bot)).toMatchObject({ question: '下降多少?' });
    expect(readMessage(written('/ask', { reply_to_message: byBot }), bot).kind).toBe(
      'empty-question',
    );
  });

  it('asks by replying to the bot, but not by merely standing in a topic the bot opened', () => {
    expect(readMessage(written('多少?', { reply_to_message: byBot }), bot).kind).toBe('question');
    const root = { ...byBot, forum_topic_created: {} };
    expect(readMessage(written('多少?', { reply_to_message: root }), bot).kind).toBe('ignore');
  });

  it('is ignored when a bot or a linked channel wrote it, but not an anonymous administrator', () => {
    const other = { id: 9, is_bot: true };
    const text = '/ask how many?';
    expect(readMessage(written(text, { from: other }), bot).kind).toBe('ignore');
    expect(readMessage(written(text, { via_bot: { id: 42, is_bot: true } }), bot).kind).toBe(
      'ignore',
    );
    expect(readMessage(written(text, { is_automatic_forward: true }), bot).kind).toBe('ignore');
    const anonymous = written(text, { from: other, sender_chat: { id: -5 } });
    expect(readMessage(anonymous, bot).kind).toBe('question');
  });
});

describe('a question read again from its message', () => {
  it.each([
    ['/ask@verbatim_bot how many?', 'how many?'],
    ['@verbatim_bot how many?', 'how many?'],
    ['/find 同比下降', '同比下降'],
    ['how many?', 'how many?'],
  ])('is without command and mention: %s', (text, question) => {
    expect(questionIn(written(text), bot)).toBe(question);
  });
});

describe('a message that asks nothing', () => {
  const inPrivate = (text: string) => written(text, { chat: { id: 7, type: 'private' } });

  it('is a remark under an answer in a group, and an empty question where it is addressed', () => {
    const remark = written('👍', { reply_to_message: byBot });
    expect(readMessage(remark, bot).kind).toBe('ignore');
    expect(readMessage(inPrivate('？？'), bot).kind).toBe('empty-question');
    expect(readMessage(written('/ask !'), bot).kind).toBe('empty-question');
  });

  it('only greets or thanks', () => {
    expect(readMessage(inPrivate('你好！'), bot)).toMatchObject({ talk: 'greeting' });
    const thanks = written('thanks', { reply_to_message: byBot });
    expect(readMessage(thanks, bot)).toMatchObject({ talk: 'thanks', said: 'thanks' });
  });

  it.each([
    ['第 17 段', 'p', '17'],
    ['第１７段', 'p', '17'],
    ['¶ 17', 'p', '17'],
    ['Paragraph 17', 'p', '17'],
    ['第2節', 'section', '2'],
    ['section 2', 'section', '2'],
  ])('names a place as citations do: %s', (text, name, argument) => {
    expect(readMessage(inPrivate(text), bot)).toEqual({ kind: 'command', name, argument });
    expect(readMessage(inPrivate(`${text} 讲什么`), bot).kind).toBe('question');
  });
});
