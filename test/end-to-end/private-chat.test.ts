import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatted, labelsOf, newMember, startRunningBot, type RunningBot } from './running-bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startRunningBot();
});
afterAll(() => bot.close());

describe('an answer in a private chat', () => {
  it.each([
    ['全市立刑事案件同比下降多少?', '全市立刑事案件同比下降16.9%', '第 11 段', '下一段 ▶'],
    ['重慶先後撲救森林火災多少起?', '重慶先後撲救森林火災25起', '第 25 段', '為什麼是這段'],
    ['how many forest fires did Chongqing put out?', '森林火災25起', '¶ 25', 'Why this passage'],
  ])(
    'quotes and cites the report in the asker’s language: %s',
    async (text, quoted, cited, label) => {
      const answer = await bot.ask(text);
      expect(answer.text).toContain(cited);
      expect(formatted(answer, 'blockquote').join('\n')).toContain(quoted);
      expect(labelsOf(answer).flat()).toContain(label);
    },
  );

  it.each([
    ['全市立刑事案件同比下降多少?', '16.9%'],
    ['重慶先後撲救森林火災多少起?', '25起'],
  ])(
    'says the figure first, alone on its line, and bold in its place: %s',
    async (text, figure) => {
      const answer = await bot.ask(text);
      expect(answer.text?.split('\n')[0]).toBe(figure);
      expect(formatted(answer, 'bold')).toEqual([figure, figure]);
    },
  );

  it('says first whether the report agrees with a figure', async () => {
    const answer = await bot.ask('全市立刑事案件同比下降16.9%嗎?');
    expect(answer.text?.split('\n')[0]).toBe('與報告一致：報告寫的是 16.9%。');
  });

  it('replies to the question, as HTML without link previews', async () => {
    const member = newMember(bot.server);
    const answer = await bot.say({ ...member, text: '破刑事案件多少起?' });
    expect(answer.reply_to_message?.text).toBe('破刑事案件多少起?');
    expect(bot.server.log.accepted.at(-1)?.parameters).toMatchObject({
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  });

  it('takes a caption for a question', async () => {
    const member = newMember(bot.server);
    const caption = '全市立刑事案件同比下降多少?';
    const answer = await bot.say({ ...member, extra: { caption, photo: [] } });
    expect(answer.text).toContain('16.9%');
  });

  it('answers an album once, by its caption', async () => {
    const member = newMember(bot.server);
    const album = { photo: [], media_group_id: 'album' };
    const calls = await bot.callsFor(member, () => {
      const caption = '全市立刑事案件同比下降多少?';
      bot.server.pushMessage({ ...member, extra: { ...album, caption } });
      bot.server.pushMessage({ ...member, extra: album });
      bot.server.pushMessage({ ...member, extra: album });
    });
    const said = calls.filter(({ method }) => method === 'sendMessage');
    expect(said).toHaveLength(1);
    expect(said[0]?.parameters['text']).toContain('16.9%');
  });

  it('says one line to what it cannot read', async () => {
    const member = newMember(bot.server, { language_code: 'en' });
    const answer = await bot.say({ ...member, extra: { voice: { duration: 3 } } });
    expect(answer.text).toBe('I can only read text: please type your question.');
  });

  it('does not answer what the bot itself posted inline, nor service messages', async () => {
    const member = newMember(bot.server);
    const calls = await bot.callsFor(member, () => {
      bot.server.pushMessage({
        ...member,
        text: '破刑事案件多少起?',
        extra: { via_bot: bot.server.bot },
      });
      bot.server.pushMessage({ ...member, extra: { pinned_message: {} } });
    });
    expect(calls).toEqual([]);
  });
});

describe('a question the report does not answer', () => {
  const question = 'qqqq zzzz wwww';

  it('is refused with the words the report never uses, and three that it answers as buttons', async () => {
    const refusal = await bot.ask(question);
    expect(refusal.text).toContain('The report does not answer this question.');
    expect(refusal.text).toContain('“qqqq”');
    expect(labelsOf(refusal)).toHaveLength(3);
  });

  it('is refused in one short line in a group', async () => {
    const refusal = await bot.say({
      chat: bot.server.addGroup(),
      from: bot.server.addUser(),
      text: `/ask ${question}`,
    });
    expect(refusal.text).toMatch(/^The report does not answer this question.*qqqq[^\n]*$/u);
    expect(labelsOf(refusal)).toEqual([]);
  });
});

describe('a question that is edited', () => {
  it('changes its answer instead of getting a second one', async () => {
    const member = newMember(bot.server);
    const answer = await bot.say({ ...member, text: '全市立刑事案件同比下降多少?' });
    const asked = answer.reply_to_message;
    if (asked === undefined) throw new Error('The answer is no reply');
    const calls = await bot.callsFor(member, () => {
      bot.server.pushEdit(asked, '重慶先後撲救森林火災多少起?');
    });
    expect(calls.map(({ method }) => method)).toEqual(['editMessageText']);
    const edited = bot.server.world.message(member.chat.id, answer.message_id);
    expect(edited?.text).toContain('森林火災25起');
  });

  it('is left alone when it was never answered', async () => {
    const member = newMember(bot.server);
    const { message } = bot.server.pushMessage({ ...member, extra: { pinned_message: {} } });
    const calls = await bot.callsFor(member, () => {
      bot.server.pushEdit(message, '重慶先後撲救森林火災多少起?');
    });
    expect(calls).toEqual([]);
  });
});

describe('a follow-up', () => {
  it('is answered in the light of the answer it replies to', async () => {
    const member = newMember(bot.server);
    const first = await bot.say({
      ...member,
      text: 'for how many years have ordinary roads had no major accident?',
    });
    const second = await bot.say({
      ...member,
      text: 'and rural roads?',
      replyTo: first.message_id,
    });
    expect(second.text).toContain('¶ 27');
    expect(formatted(second, 'underline').join()).toContain('農村道路連續17年');
  });
});

describe('a chat that cannot be written to', () => {
  it('is given up without disturbing others', async () => {
    const member = newMember(bot.server);
    bot.server.faults.add({
      fault: {
        kind: 'refusal',
        status: 403,
        description: 'Forbidden: bot was blocked by the user',
      },
      chatId: member.chat.id,
      times: 5,
    });
    bot.server.pushMessage({ ...member, text: '破刑事案件多少起?' });
    const answer = await bot.ask('全市立刑事案件同比下降多少?');
    expect(answer.text).toContain('16.9%');
    const refused = bot.server.log.refused.filter(
      ({ parameters }) => parameters['chat_id'] === member.chat.id,
    );
    expect(refused.filter(({ method }) => method === 'sendMessage').length).toBeLessThanOrEqual(1);
  });
});
