import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHtml } from './html-entities.ts';
import { startTelegramServer, type TelegramServer } from './telegram-server.ts';

let server: TelegramServer;

beforeAll(async () => {
  server = await startTelegramServer();
});
afterAll(() => server.close());

interface Reply {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly result?: unknown;
}

async function call(method: string, parameters: object, token = server.token): Promise<Reply> {
  const response = await fetch(`${server.apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as Reply;
}

const refusal = async (method: string, parameters: object): Promise<string> =>
  (await call(method, parameters)).description ?? 'accepted';

describe('messages', () => {
  it('counts 4,096 characters after entity parsing', async () => {
    const { id: chat_id } = server.addPrivateChat(server.addUser());
    const marked = { chat_id, parse_mode: 'HTML', text: `<b>${'&lt;'.repeat(4096)}</b>` };
    expect((await call('sendMessage', marked)).ok).toBe(true);
    expect(await refusal('sendMessage', { chat_id, text: 'x'.repeat(4097) })).toContain('too long');
  });

  it.each([
    '<h1>x</h1>',
    '<b>x',
    '<b>x</i>',
    'x</b>',
    '1 < 2',
    '<blockquote>a<blockquote>b</blockquote></blockquote>',
    '<b class="x">y</b>',
  ])('refuses the markup %s', (html) => {
    expect(() => parseHtml(html)).toThrow("can't parse entities");
  });

  it('measures entities in UTF-16 units of the visible text', () => {
    expect(parseHtml('😀<b>&amp;<i>下降</i></b>')).toEqual({
      text: '😀&下降',
      entities: [
        { type: 'bold', offset: 2, length: 3 },
        { type: 'italic', offset: 3, length: 2 },
      ],
    });
  });

  it('refuses unknown fields, long callback data, wrong topics and missing reply targets', async () => {
    const { id: chat_id } = server.addGroup({ topics: ['Reports'] });
    const send = (more: object): Promise<string> =>
      refusal('sendMessage', { chat_id, text: 'x', ...more });
    const keyboard = (callback_data: string): object => ({
      reply_markup: { inline_keyboard: [[{ text: 'b', callback_data }]] },
    });
    expect(await send({ reply_to_message_id: 1 })).toContain('reply_to_message_id');
    expect(await send(keyboard('段'.repeat(21)))).toBe('accepted');
    expect(await send(keyboard('段'.repeat(22)))).toContain('64 bytes');
    expect(await send({ message_thread_id: 99 })).toContain('message thread not found');
    expect(await send({ reply_parameters: { message_id: 99_999 } })).toContain(
      'message to be replied not found',
    );
    expect(
      await send({
        reply_parameters: { message_id: 99_999, allow_sending_without_reply: true },
      }),
    ).toBe('accepted');
  });

  it('refuses a quote that is not an exact part of the message replied to', async () => {
    const user = server.addUser();
    const chat = server.addPrivateChat(user);
    const { message } = server.pushMessage({ chat, from: user, text: '同比下降16.9%' });
    const quote = (text: string): Promise<string> =>
      refusal('sendMessage', {
        chat_id: chat.id,
        text: 'x',
        reply_parameters: { message_id: message.message_id, quote: text },
      });
    expect(await quote('下降16.9%')).toBe('accepted');
    expect(await quote('下降 16.9%')).toContain('QUOTE_TEXT_INVALID');
  });

  it('says when an edit changes nothing', async () => {
    const chat = server.addPrivateChat(server.addUser());
    const sent = await call('sendMessage', { chat_id: chat.id, text: 'one' });
    const { message_id } = sent.result as { message_id: number };
    const edit = (text: string): Promise<string> =>
      refusal('editMessageText', { chat_id: chat.id, message_id, text });
    expect(await edit('one')).toContain('message is not modified');
    expect(await edit('two')).toBe('accepted');
    expect(server.world.message(chat.id, message_id)?.text).toBe('two');
  });

  it('knows its token, its methods and its chats', async () => {
    expect((await call('getMe', {}, '1:wrong')).error_code).toBe(401);
    expect((await call('sendDice', {})).error_code).toBe(404);
    expect(await refusal('sendMessage', { chat_id: 1, text: 'x' })).toContain('chat not found');
    const gone = server.addGroup({ botStatus: 'kicked' });
    expect((await call('sendMessage', { chat_id: gone.id, text: 'x' })).error_code).toBe(403);
  });
});

describe('queries', () => {
  it('takes one answer to each', async () => {
    const from = server.addUser();
    const { id } = server.pushInline({ from, query: '下降' });
    const results = [
      { type: 'article', id: '1', title: 't', input_message_content: { message_text: 'm' } },
    ];
    const answer = (more: object): Promise<string> =>
      refusal('answerInlineQuery', { inline_query_id: id, results, ...more });
    expect(await answer({ next_offset: '9'.repeat(65) })).toContain('64 bytes');
    expect(await answer({ results: [...results, ...results] })).toContain('unique');
    expect(await answer({})).toBe('accepted');
    expect(await answer({})).toContain('query is too old');
  });
});

describe('updates', () => {
  it('come again until a higher offset confirms them', async () => {
    const other = await startTelegramServer();
    const from = other.addUser();
    const chat = other.addPrivateChat(from);
    const { updateId } = other.pushMessage({ chat, from, text: 'hello' });
    const poll = async (offset: number): Promise<readonly { update_id: number }[]> => {
      const response = await fetch(
        `${other.apiRoot}/bot${other.token}/getUpdates?offset=${offset}&timeout=0`,
      );
      return ((await response.json()) as { result: { update_id: number }[] }).result;
    };
    expect((await poll(0)).map((update) => update.update_id)).toEqual([updateId]);
    expect(await poll(0)).toHaveLength(1);
    expect(await poll((updateId ?? 0) + 1)).toHaveLength(0);
    await other.close();
  });

  it('end the first of two pollers with 409', async () => {
    const first = call('getUpdates', { timeout: 30, offset: 1_000_000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = call('getUpdates', { timeout: 0 });
    expect((await first).error_code).toBe(409);
    expect((await second).ok).toBe(true);
  });

  it('never come before one that would be confirmed with them', async () => {
    const from = server.addUser();
    const chat = server.addPrivateChat(from);
    const ids = Array.from(
      { length: 150 },
      () => server.pushMessage({ chat, from, text: 'x' }).updateId ?? 0,
    );
    server.updates.redeliver(ids.at(-1) ?? 0);
    const seen = new Set<number>();
    for (let offset = 0; !seen.has(ids.at(-1) ?? 0); offset = Math.max(...seen) + 1) {
      const { result } = await call('getUpdates', { timeout: 0, offset });
      const batch = result as readonly { readonly update_id: number }[];
      expect(batch).not.toEqual([]);
      for (const { update_id } of batch) seen.add(update_id);
    }
    expect(ids.filter((id) => !seen.has(id))).toEqual([]);
  });

  it('hide from a bot in privacy mode what is not meant for it', () => {
    const from = server.addUser();
    const chat = server.addGroup();
    const reaches = (text: string): boolean =>
      server.pushMessage({ chat, from, text }).updateId !== null;
    expect(reaches('just talking')).toBe(false);
    expect(reaches('@verbatim_bot what fell?')).toBe(false);
    expect(reaches('/ask@verbatim_bot what fell?')).toBe(true);
    expect(reaches('/ask@other_bot what fell?')).toBe(false);
    chat.lastBot = 99;
    expect(reaches('/ask what fell?')).toBe(false);
  });
});

describe('faults', () => {
  it('answer 429 with retry_after, then let the call through', async () => {
    const chat = server.addPrivateChat(server.addUser());
    server.faults.add({ fault: { kind: 'too-many-requests', retryAfter: 3 } });
    const text = { chat_id: chat.id, text: 'x' };
    expect((await call('sendMessage', text)).parameters?.['retry_after']).toBe(3);
    expect((await call('sendMessage', text)).ok).toBe(true);
  });

  it('break the connection before or after the call was carried out', async () => {
    const chat = server.addPrivateChat(server.addUser());
    const sent = (): number => server.world.messagesIn(chat.id).length;
    for (const [kind, when, messages] of [
      ['reset', 'before', 0],
      ['half-close', 'before', 0],
      ['reset', 'after', 1],
      ['half-close', 'after', 2],
    ] as const) {
      server.faults.add({ fault: { kind, when }, method: 'sendMessage' });
      await expect(call('sendMessage', { chat_id: chat.id, text: 'x' })).rejects.toThrow();
      expect(sent()).toBe(messages);
    }
  });
});
