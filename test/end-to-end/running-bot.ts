import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBotProcess, type BotProcess } from '../delivery/bot-process.ts';
import type { MessageInput, Tap } from '../telegram-server/stage.ts';
import {
  startTelegramServer,
  type TelegramServer,
  type TelegramServerOptions,
} from '../telegram-server/telegram-server.ts';
import type { AcceptedCall } from '../telegram-server/call-log.ts';
import type { Chat, Message, User } from '../telegram-server/world.ts';

/** The real bot with real models in its own process, and the Telegram it talks to. */
export interface RunningBot {
  readonly server: TelegramServer;
  /** The process that runs now. */
  readonly process: BotProcess;
  /** Kills the process and starts another one on the same data. */
  restart(): Promise<void>;
  /** Somebody writes; resolves with the bot's next message in that chat. */
  say(input: MessageInput): Promise<Message>;
  /** Somebody writes in a private chat of their own. */
  ask(text: string, user?: Partial<User>): Promise<Message>;
  /** Somebody taps; resolves with the pop-up's text ("" for none) and the message as it then is. */
  tap(message: Message, tap: Tap, from?: User): Promise<{ notice: string; message: Message }>;
  /** The calls made for what happens in a chat: a command behind it marks the end. */
  callsFor(member: Member, act: () => void): Promise<readonly AcceptedCall[]>;
  close(): Promise<void>;
}

/** Starts `src/main.ts` as an operator does, against a loopback Bot API server. */
export async function startRunningBot(
  settings: Readonly<Record<string, string>> = {},
  options: TelegramServerOptions = {},
): Promise<RunningBot> {
  const server = await startTelegramServer(options);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-end-to-end-'));
  const timeoutMs = 30_000;
  const start = async (): Promise<BotProcess> => {
    const since = server.log.accepted.length;
    const started = startBotProcess('src/main.ts', {
      BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.apiRoot,
      DATA_DIR: dataDir,
      ...settings,
    });
    await server.waitFor(({ method }) => method === 'setChatMenuButton', { since, timeoutMs });
    return started;
  };
  let process = await start();

  const say = async (input: MessageInput): Promise<Message> => {
    const since = server.log.accepted.length;
    server.pushMessage(input);
    const asked = server.world.messagesIn(input.chat.id).at(-1)?.message_id ?? 0;
    const call = await server.waitFor(
      ({ method, parameters, result }) =>
        method === 'sendMessage' &&
        parameters['chat_id'] === input.chat.id &&
        (result as Message).message_id > asked,
      { since, timeoutMs },
    );
    return call.result as Message;
  };

  return {
    server,
    get process() {
      return process;
    },
    restart: async () => {
      process.child.kill('SIGKILL');
      await process.exited;
      process = await start();
    },
    say,
    ask: (text, user = {}) => {
      const from = server.addUser(user);
      return say({ chat: server.addPrivateChat(from), from, text });
    },
    tap: async (message, tap, from = server.addUser()) => {
      const since = server.log.accepted.length;
      const { id } = server.pushCallback({ from, message, tap });
      const { parameters } = await server.waitFor(
        (call) =>
          call.method === 'answerCallbackQuery' && call.parameters['callback_query_id'] === id,
        { since, timeoutMs },
      );
      const now =
        message.inline_message_id === undefined
          ? server.world.message(message.chat.id, message.message_id)
          : server.world.inlineMessage(message.inline_message_id);
      return { notice: (parameters['text'] as string | undefined) ?? '', message: now ?? message };
    },
    callsFor: async ({ chat, from }, act) => {
      const since = server.log.accepted.length;
      act();
      // Updates of one chat are dealt with one after the other.
      const text = `/p@${server.bot.username ?? ''} 1`;
      const { message_id } = server.pushMessage({ chat, from, text }).message;
      const isLast = (call: AcceptedCall): boolean =>
        (call.parameters['reply_parameters'] as { message_id?: number } | undefined)?.message_id ===
        message_id;
      await server.waitFor(isLast, { since, timeoutMs });
      return server.log.accepted.slice(since).filter((call) => !isLast(call));
    },
    close: async () => {
      process.child.kill('SIGKILL');
      await process.exited;
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Labels of a message's buttons, row by row. */
export function labelsOf(message: Message): readonly (readonly string[])[] {
  return (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
}

/** The stretches of a message with that formatting. */
export function formatted(message: Message, type: string): readonly string[] {
  return (message.entities ?? [])
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => (message.text ?? '').slice(offset, offset + length));
}

/** Somebody in a chat. */
export interface Member {
  readonly from: User;
  readonly chat: Chat;
}

/** A new person with their private chat. */
export function newMember(server: TelegramServer, user: Partial<User> = {}): Member {
  const from = server.addUser(user);
  return { from, chat: server.addPrivateChat(from) };
}
