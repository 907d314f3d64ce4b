import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InlineResult } from '../telegram-server/methods-queries.ts';
import type { User } from '../telegram-server/world.ts';
import { newMember, startRunningBot, type RunningBot } from './running-bot.ts';

const ADMIN = 9_001;
const GROUP = -1001;

let bot: RunningBot;

beforeAll(async () => {
  bot = await startRunningBot({
    ALLOWED_CHATS: `501,${GROUP}`,
    ADMINS: ADMIN.toString(),
    USER_QUESTIONS_PER_MINUTE: '2',
  });
});
afterAll(() => bot.close());

async function type(from: User, query: string): Promise<InlineAnswer> {
  const { id } = bot.server.pushInline({ from, query });
  const { parameters } = await bot.server.waitFor(
    (call) => call.parameters['inline_query_id'] === id,
  );
  return parameters as unknown as InlineAnswer;
}

interface InlineAnswer {
  readonly results: readonly InlineResult[];
  readonly is_personal: boolean;
}

const QUESTION = '全市立刑事案件同比下降多少?';

describe('a bot that is not open to everyone', () => {
  it('answers the chats and administrators it was given, and tells others so', async () => {
    const allowed = newMember(bot.server);
    expect(allowed.from.id).toBe(501);
    expect((await bot.say({ ...allowed, text: QUESTION })).text).toContain('16.9%');
    expect((await bot.ask(QUESTION)).text).toContain('没有对这个聊天开放');
    expect((await bot.ask(QUESTION, { id: ADMIN })).text).toContain('16.9%');
    const group = { chat: bot.server.addGroup(), from: bot.server.addUser() };
    expect(group.chat.id).toBe(GROUP);
    expect((await bot.say({ ...group, text: `/ask ${QUESTION}` })).text).toContain('16.9%');
  });

  it('judges inline queries by user', async () => {
    const { id } = bot.server.pushInline({ from: bot.server.addUser(), query: '重慶' });
    const { parameters } = await bot.server.waitFor(
      (call) => call.parameters['inline_query_id'] === id,
    );
    expect(parameters).toMatchObject({ results: [], cache_time: 0, is_personal: true });
  });

  it('keeps what it shows while typing out of the cache that others are shown', async () => {
    const parameters = await type(bot.server.addUser({ id: 501 }), '全市立刑事案件同比下降');
    expect(parameters.results.length).toBeGreaterThan(1);
    expect(parameters.is_personal).toBe(true);
  });

  it('lets everyone turn the pages of what an allowed user posted, but not ask', async () => {
    const from = bot.server.addUser({ id: 501 });
    const { results } = await type(from, '全市立刑事案件同比下降');
    const [result] = results;
    if (result === undefined) throw new Error('No result');
    const chat = bot.server.addGroup({ botStatus: 'left' });
    const posted = bot.server.chooseInline({ from, chat, query: '', result });
    const stranger = bot.server.addUser();
    const next = await bot.tap(posted, '下一段', stranger);
    expect(next.message.text).toContain('第 12 段');
    const section = await bot.tap(next.message, '整节', stranger);
    expect(section.message.text).toContain('重拳打擊');
    const vote = await bot.tap(section.message, { data: 'q|32685565|0|0' }, stranger);
    expect(vote.notice).toContain('没有对这个聊天开放');
    const own = await bot.ask('/p 1', { id: 88_001 });
    expect(own.text).not.toContain('¶ 1');
  });

  it('asks those who ask too fast to wait, once', async () => {
    const chat = bot.server.addPrivateChat(bot.server.addUser({ id: 501 }));
    const from = bot.server.addUser({ id: 777 });
    const group = bot.server.world.chats.get(GROUP);
    if (group === undefined) throw new Error('The group is gone');
    expect(chat.id).toBe(501);
    for (const text of ['/ask a', '/ask b']) await bot.say({ chat: group, from, text });
    const refused = await bot.say({ chat: group, from, text: '/ask c' });
    expect(refused.text).toMatch(/please ask again|有点快/u);
    const since = bot.server.log.accepted.length;
    bot.server.pushMessage({ chat: group, from, text: '/ask d' });
    const other = bot.server.addUser({ id: ADMIN });
    await bot.say({ chat: group, from: other, text: '/p@verbatim_bot 1' });
    const sent = bot.server.log.accepted
      .slice(since)
      .filter((call) => call.method === 'sendMessage');
    expect(sent).toHaveLength(1);
  });
});
