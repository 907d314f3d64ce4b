import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallLog } from './call-log.ts';
import { createFaults, type Faults } from './faults.ts';
import { createHttpFront } from './http-front.ts';
import { createIdentity, type Identity } from './methods-identity.ts';
import { OpenQueries } from './methods-queries.ts';
import { createMethods } from './methods.ts';
import { createRateLimiter, type RateLimits } from './rate-limits.ts';
import { createStage, type Stage } from './stage.ts';
import { UpdateQueue } from './update-queue.ts';
import { World, type Chat, type User } from './world.ts';

/** How the server is set up; all optional. */
export interface TelegramServerOptions {
  readonly token?: string;
  readonly botUsername?: string;
  /** Group privacy mode, on by default as at BotFather. */
  readonly privacy?: boolean;
  /** Does BotFather's "inline feedback" send `chosen_inline_result`? Default no. */
  readonly inlineFeedback?: boolean;
  /** Real sending limits; none by default. */
  readonly rateLimits?: RateLimits;
  /** Seeds every random choice. */
  readonly seed?: number;
  readonly port?: number;
}

/** A Bot API server on the loopback interface, with the world behind it. */
export interface TelegramServer extends Stage {
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: User;
  readonly world: World;
  readonly queries: OpenQueries;
  readonly updates: UpdateQueue;
  readonly identity: Identity;
  readonly faults: Faults;
  readonly log: CallLog;
  readonly waitFor: CallLog['waitFor'];
  /** A new person; ids count up. */
  addUser(user?: Partial<User>): User;
  /** The private chat of a person who has pressed Start. */
  addPrivateChat(user: User): Chat;
  /** A group the bot is a member of; topics are thread ids of a forum. */
  addGroup(group?: {
    readonly type?: 'group' | 'supergroup';
    readonly title?: string;
    readonly topics?: readonly string[];
    readonly administrators?: readonly User[];
    readonly botStatus?: Chat['botStatus'];
  }): Chat;
  close(): Promise<void>;
}

/** Starts a Bot API server that enforces what Telegram enforces. */
export async function startTelegramServer(
  options: TelegramServerOptions = {},
): Promise<TelegramServer> {
  const token = options.token ?? '4242:AAloopbackloopbackloopbackloopback00';
  const bot: User = {
    id: 4242,
    is_bot: true,
    first_name: 'Verbatim',
    username: options.botUsername ?? 'verbatim_bot',
  };
  const random = mulberry32(options.seed ?? 1);
  const world = new World(bot);
  const users = new Map<number, User>([[bot.id, bot]]);
  const queue = new UpdateQueue(1000, random);
  const queries = new OpenQueries();
  const identity = createIdentity();
  const faults = createFaults(random);
  const log = new CallLog();
  const privacy = options.privacy ?? true;
  const methods = createMethods({ world, users, queue, queries, identity, privacy });
  const limit = createRateLimiter(options.rateLimits ?? null);
  const server = createServer(createHttpFront({ token, methods, faults, log, limit, queue }));
  const stage = createStage({
    world,
    users,
    queue,
    queries,
    privacy,
    inlineFeedback: options.inlineFeedback ?? false,
  });
  const port = await listen(server, options.port ?? 0);
  return {
    ...stage,
    ...createCast(world, users),
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    bot,
    world,
    queries,
    updates: queue,
    identity,
    faults,
    log,
    waitFor: log.waitFor.bind(log),
    close: async () => {
      queue.close();
      log.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Cast = Pick<TelegramServer, 'addUser' | 'addPrivateChat' | 'addGroup'>;

function createCast(world: World, users: Map<number, User>): Cast {
  let nextUser = 501;
  let nextGroup = -1001;
  return {
    addUser: (given = {}) => {
      const id = nextUser++;
      const user: User = { id, is_bot: false, first_name: `User ${id}`, ...given };
      users.set(user.id, user);
      return user;
    },
    addPrivateChat: (user) => world.addChat({ id: user.id, type: 'private' }),
    addGroup: (given = {}) => {
      const forum = given.topics !== undefined;
      const chat = world.addChat({
        id: nextGroup--,
        type: forum ? 'supergroup' : (given.type ?? 'supergroup'),
        title: given.title ?? 'A group',
        ...(forum ? { is_forum: true } : {}),
        administrators: new Set((given.administrators ?? []).map(({ id }) => id)),
        botStatus: given.botStatus ?? 'member',
      });
      for (const name of given.topics ?? []) {
        const root = world.addMessage(chat, { forum_topic_created: { name } }, null);
        chat.topics.add(root.message_id);
      }
      return chat;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** A small seeded generator (Tommy Ettinger's mulberry32), uniform in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
