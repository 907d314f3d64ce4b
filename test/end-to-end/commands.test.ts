import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatted, labelsOf, newMember, startRunningBot, type RunningBot } from './running-bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startRunningBot();
});
afterAll(() => bot.close());

const english = { language_code: 'en' };

describe('commands in a private chat', () => {
  it.each([
    ['/start', 'Ask me about'],
    ['/start p_17', '¶ 17'],
    ['/start s_2', '高效治理——把矛盾問題解決在基層'],
    ['/help', 'privacy mode'],
    ['/help@verbatim_bot', 'privacy mode'],
    ['/sections', '4. 深化改革——服務保障高質量發展'],
    ['/section 2', '¶ 23'],
    ['/section_2', '¶ 15'],
    ['/section 9', 'There is no section 9'],
    ['/section', 'Which section (1–4)?'],
    ['/p 17', '“上面千條線,下面一根針”'],
    ['/p_17', '“上面千條線,下面一根針”'],
    ['/p １７', '“上面千條線,下面一根針”'],
    ['/p 999', 'There is no paragraph 999'],
    ['/p -1', 'There is no paragraph -1'],
    ['/p', 'Which paragraph (1–39)?'],
    ['/find 16.9%', '“16.9%” occurs 1 time in the report'],
    ['/find', 'What should I find?'],
    ['/figures', '16.9%'],
    ['/check', 'Reply with /check'],
    ['/privacy', 'The button below deletes your votes'],
    ['/about', 'No AI service is called'],
    ['/about', 'Origin: data/report.txt'],
    ['/ask', 'Please add your question'],
    ['/unknown', 'There is no command /unknown'],
    ['paragraph 17', '“上面千條線,下面一根針”'],
    ['section 2', '¶ 23'],
    ['hello!', 'For example:'],
    ['thank you', 'You are welcome.'],
    ['👍', 'Please add your question'],
  ])('%s → %s', async (command, words) => {
    const reply = await bot.ask(command, english);
    expect(reply.text).toContain(words);
  });

  it.each([
    ['太好了', '我是机器人，用原文回答'],
    ['你是谁？', '我是机器人，用原文回答'],
    ['haha nice', 'I am a bot that answers'],
    ['who are you?', 'I am a bot that answers'],
  ])('small talk gets a line and questions to go on with: %s', async (text, words) => {
    const reply = await bot.ask(text, english);
    expect(reply.text).toContain(words);
    expect(reply.text).not.toContain('\n');
    expect(labelsOf(reply)).toHaveLength(3);
  });

  it('/find says that a word of another language cannot be in the report', async () => {
    const found = await bot.ask('/find fires', english);
    expect(found.text).toContain('“fires” occurs 0 times');
    expect(found.text).toContain('The word is not in the language of the report');
    expect((await bot.ask('/find 99.99%', english)).text).not.toContain('language');
  });

  it('/find counts a term in either script', async () => {
    const found = await bot.ask('/find 同比下降', { language_code: 'zh-hans' });
    expect(found.text).toContain('「同比下降」在全文出现 3 次');
    expect(formatted(found, 'bold').filter((bold) => bold === '同比下降')).toHaveLength(3);
    expect((await bot.ask('/find 执法')).text).not.toContain('出现 0 次');
    expect((await bot.ask('/find 地铁')).text).toContain('出现 0 次');
  });

  it('/check compares somebody’s message sentence by sentence', async () => {
    const from = bot.server.addUser({ language_code: 'zh-hans' });
    const chat = bot.server.addGroup();
    const text = '全市立刑事案件同比下降17.9%。破刑事案件7.45万起。月球上发现了三座图书馆。';
    const { message } = bot.server.pushMessage({ chat, from: bot.server.addUser(), text });
    const checked = await bot.say({ chat, from, text: '/check', replyTo: message.message_id });
    expect(checked.text).toMatch(/一致 1 .*有出入 1 .*没有 1/u);
    expect(formatted(checked, 'strikethrough')).toEqual(['17.9%']);
    expect(formatted(checked, 'bold')).toContain('16.9%');
  });

  it('/check counts what is too short to be compared', async () => {
    const claims = '/check 全市立刑事案件同比下降16.9%。真好。破刑事案件7.45万起。';
    const checked = await bot.ask(claims, { language_code: 'zh-hans' });
    expect(checked.text).toMatch(/一致 2 .*没有 0 .*太短.* 1/u);
    const short = await bot.ask('/check 真好。', { language_code: 'zh-hans' });
    expect(short.text).toBe('这条消息里没有可以核对的句子。');
  });

  it('/check takes of the bot’s own answer only what it quotes', async () => {
    const member = newMember(bot.server, { language_code: 'zh-hans' });
    const answer = await bot.say({ ...member, text: '全市立刑事案件同比下降多少?' });
    const checked = await bot.say({ ...member, text: '/check', replyTo: answer.message_id });
    expect(checked.text).toMatch(/有出入 0 .*没有 0 /u);
    const about = await bot.say({ ...member, text: '/about' });
    const nothing = await bot.say({ ...member, text: '/check', replyTo: about.message_id });
    expect(nothing.text).toBe('这条消息里没有可以核对的句子。');
  });

  it('/check says that a translation cannot be compared', async () => {
    const checked = await bot.ask('/check Criminal cases fell by 16.9% last year.', english);
    expect(checked.text).toContain('No such sentence in the report');
    expect(checked.text).toContain('a translation cannot be compared');
  });

  it('page through what is long, in place', async () => {
    const first = await bot.ask('/find 的', english);
    expect(first.text).toMatch(/\nPage 1 of \d+$|\n第 1 页，共 \d+ 页$/u);
    const second = await bot.tap(first, /More|下一页/u);
    expect(second.message.text).toMatch(/\nPage 2 of \d+$|\n第 2 页，共 \d+ 页$/u);
    expect(second.message.message_id).toBe(first.message_id);
    expect(second.message.text).not.toBe(first.text);
    const back = await bot.tap(second.message, /Back|上一页/u);
    expect(back.message.text).toBe(first.text);
  });

  it('browse from the contents into a section and back', async () => {
    const contents = await bot.ask('/sections', english);
    const section = await bot.tap(contents, '3');
    expect(section.message.text).toContain('盡銳而出');
    expect((await bot.tap(section.message, 'Contents')).message.text).toBe(contents.text);
    const introduction = await bot.tap(contents, 'Introduction');
    expect(introduction.message.text).toContain('¶ 5');
    const paragraph = await bot.ask('/p 25', english);
    expect((await bot.tap(paragraph, 'Whole section')).message.text).toContain('¶ 28');
  });
});

describe('settings', () => {
  it('change the language and the length of answers', async () => {
    const member = newMember(bot.server, english);
    const settings = await bot.say({ ...member, text: '/settings' });
    expect(settings.text).toBe('Settings\nLanguage: As asked\nAnswers: Whole paragraph');
    const long = await bot.tap(settings, '繁體中文', member.from);
    expect(long.notice).toBe('已儲存。');
    expect(long.message.text).toContain('設定');
    const brief = await bot.tap(long.message, '只看句子', member.from);
    expect(labelsOf(brief.message).flat()).toContain('✓ 只看句子');
    const answer = await bot.say({ ...member, text: '全市立刑事案件同比下降多少?' });
    expect(labelsOf(answer).flat()).toContain('為什麼是這段');
    expect(answer.text).not.toContain('平安是民之所盼');
  });

  it('are for administrators in groups, anonymous ones included', async () => {
    const admin = bot.server.addUser(english);
    const member = bot.server.addUser(english);
    const chat = bot.server.addGroup({ administrators: [admin] });
    const text = '/settings@verbatim_bot';
    expect((await bot.say({ chat, from: member, text })).text).toContain('Only group admins');
    const settings = await bot.say({ chat, from: admin, text });
    expect((await bot.tap(settings, 'English', member)).notice).toContain('Only group admins');
    expect((await bot.tap(settings, 'English', admin)).notice).toBe('Saved.');
    const anonymous = await bot.say({
      chat,
      from: { id: 1087968824, is_bot: true, first_name: 'Group' },
      text,
      extra: { sender_chat: { id: chat.id, type: 'supergroup' } },
    });
    expect(labelsOf(anonymous).flat()).toContain('✓ English');
  });
});

describe('/privacy', () => {
  it('deletes what is kept about the user, after asking', async () => {
    const member = newMember(bot.server, english);
    const settings = await bot.say({ ...member, text: '/settings' });
    await bot.tap(settings, '繁體中文', member.from);
    const privacy = await bot.say({ ...member, text: '/privacy' });
    const asks = await bot.tap(privacy, '刪除我的資料', member.from);
    expect(labelsOf(asks.message)).toEqual([['確認刪除', '取消']]);
    const cancelled = await bot.tap(asks.message, '取消', member.from);
    expect(cancelled.notice).toBe('已取消。');
    const again = await bot.tap(cancelled.message, '刪除我的資料', member.from);
    const done = await bot.tap(again.message, '確認刪除', member.from);
    expect(done.notice).toMatch(/已刪除 \d+ 筆紀錄/u);
    expect((await bot.say({ ...member, text: '/settings' })).text).toContain('Settings');
  });
});

describe('what Telegram shows of the bot', () => {
  it('is registered by kind of chat, in English and Chinese', () => {
    const { commands, descriptions, shortDescriptions, menuButton } = bot.server.identity;
    const scopes = ['all_private_chats', 'all_group_chats', 'all_chat_administrators'];
    expect([...commands.keys()].sort()).toEqual(
      scopes.flatMap((scope) => [`${scope}/`, `${scope}/zh`]).sort(),
    );
    const names = (key: string) => commands.get(key)?.map(({ command }) => command);
    expect(names('all_group_chats/')).not.toContain('settings');
    expect(names('all_chat_administrators/zh')).toContain('settings');
    expect([...descriptions.keys()]).toEqual(['', 'zh']);
    expect(shortDescriptions.get('zh')).toContain('原文');
    expect(menuButton).toBe('commands');
  });
});
