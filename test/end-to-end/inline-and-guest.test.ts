import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InlineResult } from '../telegram-server/methods-queries.ts';
import type { User } from '../telegram-server/world.ts';
import { formatted, labelsOf, startRunningBot, type RunningBot } from './running-bot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startRunningBot();
});
afterAll(() => bot.close());

interface InlineAnswer {
  readonly results: readonly InlineResult[];
  readonly next_offset: string;
  readonly cache_time: number;
  readonly is_personal: boolean;
  readonly button: { readonly text: string; readonly start_parameter: string };
}

async function type(query: string, offset = '', user: Partial<User> = {}): Promise<InlineAnswer> {
  const { id } = bot.server.pushInline({ from: bot.server.addUser(user), query, offset });
  const { parameters } = await bot.server.waitFor(
    ({ method, parameters: { inline_query_id } }) =>
      method === 'answerInlineQuery' && inline_query_id === id,
  );
  return parameters as unknown as InlineAnswer;
}

describe('inline', () => {
  it.each(['刑事案件同比下降', '森林火災', 'forest fires'])(
    'passages come as results while typing: %s',
    async (query) => {
      const { results, cache_time } = await type(query);
      expect(results.length).toBeGreaterThan(1);
      expect(results[0]?.title.length).toBeGreaterThan(5);
      expect(results[0]?.description).toMatch(/›/u);
      expect(cache_time).toBeGreaterThan(0);
    },
  );

  it('choosing one posts the cited passage, whose buttons work in any chat', async () => {
    const { results } = await type('全市立刑事案件同比下降');
    const [result] = results;
    if (result === undefined) throw new Error('No result');
    const from = bot.server.addUser();
    const chat = bot.server.addGroup({ botStatus: 'left' });
    const posted = bot.server.chooseInline({ from, chat, query: '', result });
    expect(posted.text).toContain('第 11 段');
    expect(formatted(posted, 'blockquote').join()).toContain('16.9%');
    expect(labelsOf(posted).flat()).not.toContain('为什么是这段');
    const next = await bot.tap(posted, '下一段');
    expect(next.message.text).toContain('第 12 段');
  });

  it('choosing the answer to a question for a figure posts the figure first', async () => {
    const { results } = await type('全市立刑事案件同比下降多少');
    const [result] = results;
    if (result === undefined) throw new Error('No result');
    expect(result.title).toContain('16.9%');
    const chat = bot.server.addGroup({ botStatus: 'left' });
    const posted = bot.server.chooseInline({ from: bot.server.addUser(), chat, query: '', result });
    expect(posted.text?.split('\n')[0]).toBe('16.9%');
  });

  it('says first that the report has nothing of what is typed', async () => {
    const { results, next_offset } = await type('月球上有图书馆吗');
    const [refusal] = results;
    if (refusal === undefined) throw new Error('No result');
    expect(refusal.title).toBe('报告里没有回答这个问题。');
    expect(refusal.description).toBe('「月球」「图书馆」在全文出现 0 次。');
    const chat = bot.server.addGroup({ botStatus: 'left' });
    const from = bot.server.addUser();
    const posted = bot.server.chooseInline({ from, chat, query: '', result: refusal });
    expect(posted.text).toContain('月球上有图书馆吗');
    const more = await type('月球上有图书馆吗', next_offset);
    expect(more.results.map(({ title }) => title)).not.toContain(refusal.title);
  });

  it('an empty query shows the contents', async () => {
    const { results, is_personal } = await type('', '', { language_code: 'en' });
    expect(results).toHaveLength(5);
    expect(results[1]?.title).toContain('重拳打擊');
    expect(results[1]?.description).toBe('¶ 6–14');
    expect(is_personal).toBe(true);
  });

  it('more results come by the next offset, none twice', async () => {
    const first = await type('重慶');
    expect(first.results).toHaveLength(10);
    const second = await type('重慶', first.next_offset);
    const third = await type('重慶', second.next_offset);
    const ids = [first, second, third].flatMap(({ results }) => results.map(({ id }) => id));
    expect(new Set(ids).size).toBe(30);
    expect(third.next_offset).toBe('');
  });

  it('a button leads to the private chat', async () => {
    const { button } = await type('重慶', '', { language_code: 'en' });
    expect(button.start_parameter).toBe('inline');
  });

  it.each(['?', '   ', '💥', 'x'.repeat(256), '<b>&"'])(
    'any query is answered: %s',
    async (query) => {
      await expect(type(query)).resolves.toBeDefined();
    },
  );
});

describe('a guest', () => {
  async function summon(text: string, replyTo?: string): Promise<string> {
    const from = bot.server.addUser({ language_code: 'en' });
    const asked =
      replyTo === undefined
        ? {}
        : {
            replyTo: bot.server.pushMessage({ chat: bot.server.addGroup(), text: replyTo }).message,
          };
    const { id } = bot.server.pushGuest({
      from,
      chat: { id: -999, type: 'supergroup' },
      text,
      ...asked,
    });
    await bot.server.waitFor(
      ({ method, parameters }) =>
        method === 'answerGuestQuery' && parameters['guest_query_id'] === id,
    );
    return bot.server.world.inlineMessage(`guest-${id}`)?.text ?? '';
  }

  it('is answered where the bot never was', async () => {
    expect(await summon('@verbatim_bot 全市立刑事案件同比下降多少?')).toContain('16.9%');
  });

  it('may ask for the message replied to', async () => {
    expect(await summon('@verbatim_bot', '全市立刑事案件同比下降多少?')).toContain('16.9%');
  });

  it('is greeted in one line', async () => {
    const said = await summon('@verbatim_bot hello');
    expect(said).toMatch(/^Hello! .*@verbatim_bot question[^\n]*$/u);
    expect(said).not.toContain('/ask');
  });

  it('is told how to ask when nothing is asked', async () => {
    const said = await summon('@verbatim_bot');
    expect(said).toBe('Please add your question, for example: @verbatim_bot question');
  });

  it.each(['@verbatim_bot /find 16.9%', '@verbatim_bot /help', '/sections @verbatim_bot'])(
    'is told where commands work: %s',
    async (text) => {
      expect(await summon(text)).toContain('https://t.me/verbatim_bot');
    },
  );

  it('may ask with /ask', async () => {
    expect(await summon('@verbatim_bot /ask 全市立刑事案件同比下降多少?')).toContain('16.9%');
  });
});
