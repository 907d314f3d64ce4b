import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AcceptedCall } from '../telegram-server/call-log.ts';
import type { MessageInput } from '../telegram-server/stage.ts';
import {
  formatted,
  labelsOf,
  startRunningBot,
  type Member,
  type RunningBot,
} from './running-bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startRunningBot();
});
afterAll(() => bot.close());

const QUESTION = '全市立刑事案件同比下降多少?';

function inGroup(group: Parameters<RunningBot['server']['addGroup']>[0] = {}): Member {
  return { from: bot.server.addUser(), chat: bot.server.addGroup(group) };
}

function said(calls: readonly AcceptedCall[]): readonly unknown[] {
  return calls.filter(({ method }) => method === 'sendMessage').map((call) => call.parameters);
}

describe('in a group the bot answers', () => {
  it.each(['/ask', '/ask@verbatim_bot', '/ASK@Verbatim_Bot'])('%s', async (command) => {
    const answer = await bot.say({ ...inGroup(), text: `${command} ${QUESTION}` });
    expect(answer.text).toContain('16.9%');
    expect(answer.reply_to_message?.text).toContain(QUESTION);
  });

  it('replies to its messages', async () => {
    const member = inGroup();
    const first = await bot.say({ ...member, text: '/ask 重慶先後撲救森林火災多少起?' });
    const second = await bot.say({ ...member, text: QUESTION, replyTo: first.message_id });
    expect(second.text).toContain('16.9%');
  });

  it('mentions, where they arrive', async () => {
    const member = inGroup({ botStatus: 'administrator' });
    const answer = await bot.say({ ...member, text: `@verbatim_bot ${QUESTION}` });
    expect(answer.text).toContain('16.9%');
  });

  it('for the message that somebody replies to with /ask', async () => {
    const member = inGroup();
    const { message } = bot.server.pushMessage({
      ...member,
      from: bot.server.addUser(),
      text: QUESTION,
    });
    const answer = await bot.say({ ...member, text: '/ask', replyTo: message.message_id });
    expect(answer.text).toContain('16.9%');
    expect(answer.reply_to_message?.message_id).toBe(message.message_id);
    const why = await bot.tap(answer, '为什么');
    expect(why.message.text).toContain('向量相似度');
  });

  it('in the topic of the question, and in General without one', async () => {
    const member = inGroup({ topics: ['Reports', 'Other'] });
    const [, topic = 0] = [...member.chat.topics];
    const inTopic = await bot.say({ ...member, text: `/ask ${QUESTION}`, topic });
    expect(inTopic).toMatchObject({ message_thread_id: topic, is_topic_message: true });
    const inGeneral = await bot.say({ ...member, text: '/ask 重慶先後撲救森林火災多少起?' });
    expect(inGeneral.message_thread_id).toBeUndefined();
  });

  it('in a supergroup without topics, where replies form threads that are none', async () => {
    const member = inGroup();
    const first = await bot.say({ ...member, text: `/ask ${QUESTION}` });
    const text = '重慶先後撲救森林火災多少起?';
    const second = await bot.say({ ...member, text, replyTo: first.message_id });
    expect(second.text).toContain('25起');
  });

  it('anonymous administrators and channels', async () => {
    const { chat } = inGroup();
    const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group' };
    const answer = await bot.say({
      chat,
      from: anonymous,
      text: `/ask ${QUESTION}`,
      extra: { sender_chat: { id: chat.id, type: 'supergroup' } },
    });
    expect(answer.text).toContain('16.9%');
  });

  it('without the message it should reply to, when that is gone', async () => {
    const member = inGroup();
    bot.server.faults.add({
      fault: { kind: 'delay', milliseconds: 300 },
      method: 'sendMessage',
      chatId: member.chat.id,
    });
    const pushed = bot.server.pushMessage({ ...member, text: `/ask ${QUESTION}` });
    bot.server.world.remove(member.chat.id, pushed.message.message_id);
    const { parameters } = await bot.server.waitFor(
      ({ method, parameters: { chat_id } }) =>
        method === 'sendMessage' && chat_id === member.chat.id,
    );
    expect(parameters['text']).toContain('16.9%');
  });

  it('outside the topic, when that is closed', async () => {
    const member = inGroup({ topics: ['Reports'] });
    const [topic = 0] = [...member.chat.topics];
    bot.server.pushMessage({ ...member, text: `/ask ${QUESTION}`, topic });
    member.chat.topics.clear();
    const { parameters } = await bot.server.waitFor(
      ({ method, parameters: { chat_id } }) =>
        method === 'sendMessage' && chat_id === member.chat.id,
    );
    expect(parameters['text']).toContain('16.9%');
  });
});

describe('in a group the bot keeps silent', () => {
  it('about a remark without words under its answer', async () => {
    const member = inGroup();
    const answer = await bot.say({ ...member, text: `/ask ${QUESTION}` });
    const calls = await bot.callsFor(member, () => {
      bot.server.pushMessage({ ...member, text: '👍', replyTo: answer.message_id });
    });
    expect(said(calls)).toEqual([]);
    const thanks = await bot.say({ ...member, text: '谢谢！', replyTo: answer.message_id });
    expect(thanks.text).toBe('不客气，还有问题请接着问。');
  });

  it.each(['太好了！', '哈哈', 'haha nice'])('about a mere reaction: %s', async (text) => {
    const member = inGroup();
    const answer = await bot.say({ ...member, text: `/ask ${QUESTION}` });
    const calls = await bot.callsFor(member, () => {
      bot.server.pushMessage({ ...member, text, replyTo: answer.message_id });
    });
    expect(said(calls)).toEqual([]);
  });

  it('about talk, other bots, other bots’ commands, forwards of a channel, and files', async () => {
    const member = inGroup({ botStatus: 'administrator' });
    const { chat } = member;
    const other = { id: 77, is_bot: true, first_name: 'Other', username: 'other_bot' };
    const channel = { id: -100777, type: 'channel', title: 'News' };
    const calls = await bot.callsFor(member, () => {
      const push = (input: MessageInput): void => void bot.server.pushMessage(input);
      push({ ...member, text: QUESTION });
      push({ ...member, text: `/ask@other_bot ${QUESTION}` });
      push({ ...member, text: '/unknown' });
      push({ ...member, extra: { sticker: {} } });
      push({ chat, from: other, text: `/ask ${QUESTION}`, force: true });
      push({
        chat,
        from: { id: 777000, is_bot: false, first_name: 'Telegram' },
        text: `@verbatim_bot ${QUESTION}`,
        extra: { sender_chat: channel, is_automatic_forward: true },
      });
    });
    expect(said(calls)).toEqual([]);
  });
});

describe('the same question asked again in a group', () => {
  it('is pointed to the earlier answer, in its topic and language, until that is deleted', async () => {
    const member = inGroup();
    const first = await bot.say({ ...member, text: `/ask ${QUESTION}` });
    const from = bot.server.addUser();
    const again = await bot.say({ ...member, from, text: `/ask@verbatim_bot ${QUESTION}` });
    expect(again.text).toBe('同样的问题刚才回答过，请看我引用的这条。');
    expect(again.reply_to_message?.message_id).toBe(first.message_id);
    bot.server.world.remove(member.chat.id, first.message_id);
    expect((await bot.say({ ...member, text: `/ask ${QUESTION}` })).text).toContain('16.9%');
  });

  it.each([
    ['worded with a greeting and without a question mark', '你好，请问全市立刑事案件同比下降多少'],
    ['in the other script', '全市立刑事案件同比下降多少？謝謝'],
  ])('is recognized %s, as a reply to its answer too', async (_how, text) => {
    const member = inGroup();
    const first = await bot.say({ ...member, text: `/ask ${QUESTION}` });
    const again = await bot.say({ ...member, text, replyTo: first.message_id });
    expect(again.text).toMatch(/同样的问题刚才回答过|同樣的問題剛才回答過/u);
    expect(again.reply_to_message?.message_id).toBe(first.message_id);
  });

  it('may be followed up by replying to the pointer', async () => {
    const member = inGroup();
    const text = '/ask for how many years have ordinary roads had no major accident?';
    await bot.say({ ...member, text });
    const pointer = await bot.say({ ...member, text });
    expect(pointer.text).toContain('just answered');
    const followUp = await bot.say({
      ...member,
      text: 'and rural roads?',
      replyTo: pointer.message_id,
    });
    expect(formatted(followUp, 'underline').join()).toContain('農村道路連續17年');
  });

  it('is answered in place of the pointer when it is edited into another question', async () => {
    const member = inGroup();
    await bot.say({ ...member, text: `/ask ${QUESTION}` });
    const { message } = bot.server.pushMessage({ ...member, text: `/ask ${QUESTION}` });
    const calls = await bot.callsFor(member, () => {
      bot.server.pushEdit(message, '/ask 重慶先後撲救森林火災多少起?');
    });
    const edit = calls.find(({ method }) => method === 'editMessageText');
    expect(edit?.parameters['text']).toContain('森林火災<b>25起');
  });

  it('is answered in another topic', async () => {
    const member = inGroup({ topics: ['One', 'Two'] });
    const [one = 0, two = 0] = [...member.chat.topics];
    await bot.say({ ...member, text: `/ask ${QUESTION}`, topic: one });
    const other = await bot.say({ ...member, text: `/ask ${QUESTION}`, topic: two });
    expect(other.text).toContain('16.9%');
  });
});

describe('membership of a group', () => {
  it('begins with one introduction', async () => {
    const member = inGroup({ botStatus: 'left' });
    const from = { ...member.from, language_code: 'en' };
    const calls = await bot.callsFor(member, () => {
      bot.server.pushMembership({ chat: member.chat, from, status: 'member' });
      bot.server.pushMembership({ chat: member.chat, from, status: 'administrator' });
    });
    expect(said(calls)).toHaveLength(1);
    expect(calls[0]?.parameters['text']).toContain('/ask@verbatim_bot');
  });

  it('keeps its settings when the group becomes a supergroup', async () => {
    const { from, chat } = inGroup({ type: 'group' });
    chat.administrators.add(from.id);
    const settings = await bot.say({ chat, from, text: '/settings@verbatim_bot' });
    await bot.tap(settings, '繁體中文', from);
    const supergroup = bot.server.pushMigration(chat, -1_000_777);
    const answer = await bot.say({ chat: supergroup, from, text: `/ask ${QUESTION}` });
    expect(labelsOf(answer).flat()).toContain('為什麼是這段');
  });
});
