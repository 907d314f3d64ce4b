import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBotProcess, type BotProcess } from '../delivery/bot-process.ts';
import type { Arrival } from '../telegram-server/call-log.ts';
import {
  startTelegramServer,
  type TelegramServer,
  type TelegramServerOptions,
} from '../telegram-server/telegram-server.ts';
import type { Chat, User } from '../telegram-server/world.ts';

/** A question as it was pushed. */
export interface PushedQuestion {
  readonly chatId: number;
  readonly messageId: number;
  readonly updateId: number;
  readonly at: number;
}

/** A place where questions are asked. */
export interface Place {
  readonly chat: Chat;
  readonly user: User;
  /** Questions asked there so far; no question is asked twice in one place. */
  asked: number;
}

/** A loopback server with users, a folder for the bot, and what was asked. */
export interface SoakWorld {
  readonly server: TelegramServer;
  readonly dataDir: string;
  readonly questions: PushedQuestion[];
  addPlace(type: 'private' | 'group'): Place;
  /** Asks the next question in that place. */
  ask(place: Place): PushedQuestion;
  /** How often that question was answered, seen from the server. */
  answersTo(question: PushedQuestion): number;
  /** Requests that would have answered it, whatever became of them. */
  arrivalsFor(question: PushedQuestion): readonly Arrival[];
  /** Milliseconds from asking to the answer's arrival, null while there is none. */
  latencyOf(question: PushedQuestion): number | null;
  startBot(settings?: Readonly<Record<string, string>>): BotProcess;
  close(): Promise<void>;
}

/** What is asked; no word of it may show in a log. */
export const QUESTION_TEXTS: readonly string[] = readFileSync('data/questions.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { readonly question: string }).question);

export async function createSoakWorld(options: TelegramServerOptions = {}): Promise<SoakWorld> {
  const server = await startTelegramServer({ ...options, privacy: false });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-soak-'));
  const questions: PushedQuestion[] = [];
  const replies = () =>
    server.log.accepted.filter(({ method }) => method === 'sendMessage').map(replyOf);
  const answers = (question: PushedQuestion) =>
    replies().filter(
      ({ chatId, messageId }) => chatId === question.chatId && messageId === question.messageId,
    );
  return {
    server,
    dataDir,
    questions,
    addPlace: (type) => {
      const user = server.addUser();
      const chat = type === 'private' ? server.addPrivateChat(user) : server.addGroup();
      return { chat, user, asked: 0 };
    },
    ask: (place) => {
      const text = QUESTION_TEXTS[place.asked++ % QUESTION_TEXTS.length] ?? '';
      const isGroup = place.chat.type !== 'private';
      const pushed = server.pushMessage({
        chat: place.chat,
        from: place.user,
        text: isGroup ? `/ask@${server.bot.username ?? ''} ${text}` : text,
      });
      if (pushed.updateId === null) throw new Error('The bot never asked for messages');
      const question = {
        chatId: place.chat.id,
        messageId: pushed.message.message_id,
        updateId: pushed.updateId,
        at: Date.now(),
      };
      questions.push(question);
      return question;
    },
    answersTo: (question) => answers(question).length,
    arrivalsFor: (question) =>
      server.log.arrivals.filter((arrival) => {
        if (arrival.method !== 'sendMessage') return false;
        const { chatId, messageId } = replyOf(arrival);
        return chatId === question.chatId && messageId === question.messageId;
      }),
    latencyOf: (question) => {
      const [first] = answers(question);
      return first === undefined ? null : first.at - question.at;
    },
    startBot: (settings = {}) =>
      startBotProcess('src/main.ts', {
        BOT_TOKEN: server.token,
        TELEGRAM_API_ROOT: server.apiRoot,
        DATA_DIR: dataDir,
        USER_QUESTIONS_PER_MINUTE: '100000',
        CHAT_QUESTIONS_PER_MINUTE: '100000',
        ...settings,
      }),
    close: async () => {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function replyOf(call: Pick<Arrival, 'parameters' | 'at'>) {
  const { chat_id, reply_parameters } = call.parameters as {
    readonly chat_id: number;
    readonly reply_parameters?: { readonly message_id: number };
  };
  return { chatId: chat_id, messageId: reply_parameters?.message_id ?? null, at: call.at };
}

/** Resident memory of a process in MB, 0 when it is gone. */
export function residentMegabytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1_024);
  } catch {
    return 0;
  }
}

/** A port nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The value below which that share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
