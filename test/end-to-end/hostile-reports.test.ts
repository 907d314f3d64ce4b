import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/operations/log.ts';
import { combineJournals } from '../../src/operations/question-journal.ts';
import type { Report } from '../../src/report/report.ts';
import { openStores, type Stores } from '../../src/store/open-stores.ts';
import { composeHandlers } from '../../src/telegram/compose-handlers.ts';
import { createUpdateHandler } from '../../src/telegram/delivery/update-handler.ts';
import type { BotApi } from '../../src/telegram/ports.ts';
import { createMadeAnswerer } from '../fakes/made-answerer.ts';
import { hostileText } from '../fixtures/hostile-text.ts';
import { reportOf } from '../fixtures/report-of.ts';
import { startTelegramServer, type TelegramServer } from '../telegram-server/telegram-server.ts';

const logged: string[] = [];
const log = createLog({
  level: 'warn',
  secrets: [],
  destination: { write: (line: string) => void logged.push(line) },
});

let dataDir: string;
let stores: Stores;
let server: TelegramServer;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-hostile-'));
  stores = openStores(dataDir, { keepQuestions: false, log });
  server = await startTelegramServer();
});
afterAll(async () => {
  await server.close();
  stores.close();
  rmSync(dataDir, { recursive: true });
});

/** Calls the server without pacing and retries, which take time and are tested elsewhere. */
const api: BotApi = {
  call: async <Result>(method: string, parameters: object) => {
    const response = await fetch(`${server.apiRoot}/bot${server.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
    });
    const body = (await response.json()) as { ok: boolean; result: Result; description?: string };
    if (!body.ok) throw new Error(`${method}: ${body.description ?? ''}`);
    return body.result;
  },
};

function handlerFor(report: Report) {
  const answerer = createMadeAnswerer(report);
  const handlers = composeHandlers({
    answerer: () => answerer,
    api,
    settings: stores.settings,
    feedback: stores.feedback,
    recent: stores.recent,
    journal: combineJournals([stores.statistics], log),
    access: { allowedChats: new Set(), admins: new Set() },
    keepsQuestions: false,
    origin: () => '<origin> & "quotes"',
    limits: { userQuestionsPerMinute: 1000, chatQuestionsPerMinute: 1000 },
    log,
    now: Date.now,
  });
  return createUpdateHandler(handlers, { id: server.bot.id, username: 'verbatim_bot' });
}

/** Hands over everything the server has pushed since the last time. */
async function deliver(handle: ReturnType<typeof handlerFor>): Promise<void> {
  for (const update of server.updates.drain()) await handle(update);
}

/** Everything a user can do with a report: questions, commands, then every button of every reply. */
async function useEverything(report: Report): Promise<void> {
  const handle = handlerFor(report);
  const from = server.addUser();
  const chat = server.addPrivateChat(from);
  const last = report.paragraphs.length;
  const texts = [
    ...['found 1', `found ${last}`, 'overview', 'contents', 'missing <b>&', '/start', '/about'],
    ...['/sections', '/section 1', '/p 1', `/p ${last}`, '/find &', '/find 。', '/figures'],
    `/check ${report.paragraphs[0]?.text.slice(0, 3000) ?? ''}`,
  ];
  for (const text of texts) server.pushMessage({ chat, from, text });
  await deliver(handle);
  for (const message of server.world.messagesIn(chat.id)) {
    for (const { callback_data: data } of message.reply_markup?.inline_keyboard.flat() ?? []) {
      if (data !== undefined) server.pushCallback({ from, message, tap: { data } });
    }
  }
  server.pushInline({ from, query: '' });
  server.pushInline({ from, query: 'word' });
  server.pushGuest({ from, chat: { id: -5, type: 'group' }, text: `@verbatim_bot found ${last}` });
  await deliver(handle);
}

describe('reports of any content', () => {
  it('are shown by every command and button without a call that Telegram refuses', async () => {
    // Guest messages are delivered only to a bot that asks for them.
    await api.call('getUpdates', { timeout: 0, allowed_updates: ALL_UPDATES }, { updateId: null });
    await fc.assert(
      fc.asyncProperty(
        hostileText(),
        fc.array(fc.tuple(hostileText(), fc.array(hostileText(), { minLength: 1, maxLength: 3 })), {
          minLength: 1,
          maxLength: 3,
        }),
        async (title, sections) => {
          const made = sections.map(([heading, paragraphs]) => ({ heading, paragraphs }));
          server.log.refused.length = 0;
          logged.length = 0;
          const since = server.log.accepted.length;
          await useEverything(reportOf(title, made));
          const methods = new Set(server.log.accepted.slice(since).map(({ method }) => method));
          expect([...methods].sort()).toEqual(METHODS);
          expect(server.log.refused).toEqual([]);
          expect(logged).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  }, 180_000);
});

const ALL_UPDATES = ['message', 'callback_query', 'inline_query', 'guest_message'];
const METHODS = [
  'answerCallbackQuery',
  'answerGuestQuery',
  'answerInlineQuery',
  'editMessageText',
  'sendMessage',
];
