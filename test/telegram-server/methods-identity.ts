import { badRequest } from './bot-api-failure.ts';
import type { Parameters } from './schemas.ts';
import type { Chat, User, World } from './world.ts';

/** What a bot has registered about itself; keys are `scope/language` or the language code. */
export interface Identity {
  readonly commands: Map<string, Parameters<'setMyCommands'>['commands']>;
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
  menuButton: string;
}

export function createIdentity(): Identity {
  return {
    commands: new Map(),
    descriptions: new Map(),
    shortDescriptions: new Map(),
    menuButton: 'default',
  };
}

/** Key of a command list: `all_group_chats/zh`, `default/` …, with a chat's id where it has one. */
export function commandsKey(
  parameters: Pick<Parameters<'getMyCommands'>, 'scope' | 'language_code'>,
): string {
  const scope = parameters.scope ?? { type: 'default' };
  const chat = 'chat_id' in scope ? `:${scope.chat_id}` : '';
  return `${scope.type}${chat}/${parameters.language_code ?? ''}`;
}

export function setMyCommands(identity: Identity, parameters: Parameters<'setMyCommands'>): true {
  const names = parameters.commands.map(({ command }) => command);
  if (new Set(names).size !== names.length) throw badRequest('BOT_COMMAND_DUPLICATE');
  identity.commands.set(commandsKey(parameters), parameters.commands);
  return true;
}

export function getChat(world: World, id: number | string): object {
  const { id: chatId, type, title, is_forum } = world.writableChat(id);
  return { id: chatId, type, title, is_forum };
}

export function getChatMember(
  world: World,
  users: ReadonlyMap<number, User>,
  parameters: Parameters<'getChatMember'>,
): object {
  const chat = world.writableChat(parameters.chat_id);
  const user = users.get(parameters.user_id);
  if (user === undefined) throw badRequest('user not found');
  return { user, status: statusOf(world, chat, user) };
}

export function getChatAdministrators(
  world: World,
  users: ReadonlyMap<number, User>,
  id: number | string,
): readonly object[] {
  const chat = world.writableChat(id);
  if (chat.type === 'private') throw badRequest('there are no administrators in the private chat');
  return [...chat.administrators].flatMap((userId) => {
    const user = users.get(userId);
    return user === undefined ? [] : [{ user, status: 'administrator' }];
  });
}

function statusOf(world: World, chat: Chat, user: User): string {
  if (user.id === world.bot.id) return chat.botStatus;
  return chat.administrators.has(user.id) ? 'administrator' : 'member';
}
