import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTelegramServer, type TelegramServer } from '../telegram-server/telegram-server.ts';
import type { Chat, User } from '../telegram-server/world.ts';
import { startBotProcess, type BotProcess } from './bot-process.ts';

/** A loopback server, a folder for the bot, and someone who asks. */
export interface BotStage {
  readonly server: TelegramServer;
  readonly dataDir: string;
  readonly user: User;
  readonly chat: Chat;
  /** Settings under which a bot finds this server and folder. */
  readonly settings: Readonly<Record<string, string>>;
  start(settings?: Readonly<Record<string, string>>): BotProcess;
  /** Asks and resolves with the text of the next message that is sent. */
  ask(text: string): Promise<string>;
  /** Ends whatever still runs and removes the folder. */
  close(): Promise<void>;
}

export async function createBotStage(): Promise<BotStage> {
  const server = await startTelegramServer();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-bot-'));
  const user = server.addUser();
  const chat = server.addPrivateChat(user);
  const bots: BotProcess[] = [];
  const settings = {
    BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.apiRoot,
    DATA_DIR: dataDir,
    OPS_PORT: '0',
  };
  return {
    server,
    dataDir,
    user,
    chat,
    settings,
    start: (changes = {}) => {
      const bot = startBotProcess('src/main.ts', { ...settings, ...changes });
      bots.push(bot);
      return bot;
    },
    ask: async (text) => {
      const since = server.log.accepted.length;
      server.pushMessage({ chat, from: user, text });
      const { parameters } = await server.waitFor(({ method }) => method === 'sendMessage', {
        since,
        timeoutMs: 30_000,
      });
      return String(parameters['text']);
    },
    close: async () => {
      for (const bot of bots) bot.child.kill('SIGKILL');
      await Promise.all(bots.map((bot) => bot.exited));
      await server.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** Fetches a page of a bot's health server. */
export async function getOps(
  bot: BotProcess,
  route: string,
): Promise<{ readonly status: number; readonly body: string }> {
  const response = await fetch(`http://127.0.0.1:${await bot.opsPort()}${route}`);
  return { status: response.status, body: await response.text() };
}
