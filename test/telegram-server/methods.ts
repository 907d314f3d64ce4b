import { badRequest, BotApiFailure } from './bot-api-failure.ts';
import * as chatMethods from './methods-identity.ts';
import * as messageMethods from './methods-messages.ts';
import type { OpenQueries } from './methods-queries.ts';
import { schemas, type Method, type Parameters } from './schemas.ts';
import type { UpdateQueue } from './update-queue.ts';
import type { User, World } from './world.ts';

interface MethodParts {
  readonly world: World;
  readonly users: ReadonlyMap<number, User>;
  readonly queue: UpdateQueue;
  readonly queries: OpenQueries;
  readonly identity: chatMethods.Identity;
  readonly privacy: boolean;
}

type Implementations = {
  readonly [Name in Method]: (parameters: Parameters<Name>) => unknown;
};

/** Carries out a call by name. */
export type CallMethod = (method: string, raw: unknown) => Promise<unknown>;

/**
 * Creates the dispatcher: checks the parameters against the method's schema, then carries it out.
 */
export function createMethods(parts: MethodParts): CallMethod {
  const implementations: Implementations = {
    ...messageImplementations(parts),
    ...identityImplementations(parts),
    ...updateImplementations(parts),
  };
  return async (method, raw) => {
    if (!isMethod(method)) throw new BotApiFailure(404, 'Not Found');
    const parsed = schemas[method].safeParse(raw);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw badRequest(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
    }
    // The schema of the same name has just typed the parameters.
    const implementation = implementations[method] as (parameters: unknown) => unknown;
    return await implementation(parsed.data);
  };
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(schemas, method);
}

type Names<Group extends Method> = Pick<Implementations, Group>;

function messageImplementations({
  world,
  queries,
}: MethodParts): Names<
  | 'sendMessage'
  | 'editMessageText'
  | 'editMessageReplyMarkup'
  | 'deleteMessage'
  | 'sendChatAction'
  | 'answerCallbackQuery'
  | 'answerInlineQuery'
  | 'answerGuestQuery'
> {
  return {
    sendMessage: (parameters) => messageMethods.sendMessage(world, parameters),
    editMessageText: (parameters) => messageMethods.editMessageText(world, parameters),
    editMessageReplyMarkup: (parameters) =>
      messageMethods.editMessageReplyMarkup(world, parameters),
    deleteMessage: (parameters) => messageMethods.deleteMessage(world, parameters),
    sendChatAction: (parameters) => messageMethods.sendChatAction(world, parameters),
    answerCallbackQuery: (parameters) => queries.answerCallback(parameters),
    answerInlineQuery: (parameters) => queries.answerInline(parameters),
    answerGuestQuery: (parameters) => queries.answerGuest(world, parameters),
  };
}

function identityImplementations({
  world,
  users,
  identity,
  privacy,
}: MethodParts): Omit<
  Implementations,
  keyof ReturnType<typeof messageImplementations> | keyof ReturnType<typeof updateImplementations>
> {
  return {
    getMe: () => ({
      ...world.bot,
      can_join_groups: true,
      can_read_all_group_messages: !privacy,
      supports_inline_queries: true,
      supports_guest_queries: true,
    }),
    setMyCommands: (parameters) => chatMethods.setMyCommands(identity, parameters),
    getMyCommands: (parameters) => identity.commands.get(chatMethods.commandsKey(parameters)) ?? [],
    deleteMyCommands: (parameters) => {
      identity.commands.delete(chatMethods.commandsKey(parameters));
      return true;
    },
    setMyName: () => true,
    setMyDescription: ({ description, language_code }) => {
      identity.descriptions.set(language_code ?? '', description);
      return true;
    },
    setMyShortDescription: ({ short_description, language_code }) => {
      identity.shortDescriptions.set(language_code ?? '', short_description);
      return true;
    },
    setChatMenuButton: ({ menu_button }) => {
      identity.menuButton = menu_button?.type ?? 'default';
      return true;
    },
    getChat: ({ chat_id }) => chatMethods.getChat(world, chat_id),
    getChatMember: (parameters) => chatMethods.getChatMember(world, users, parameters),
    getChatAdministrators: ({ chat_id }) =>
      chatMethods.getChatAdministrators(world, users, chat_id),
    leaveChat: ({ chat_id }) => {
      world.writableChat(chat_id).botStatus = 'left';
      return true;
    },
  };
}

function updateImplementations({
  queue,
}: MethodParts): Names<'getUpdates' | 'setWebhook' | 'deleteWebhook' | 'getWebhookInfo'> {
  return {
    getUpdates: ({ offset, limit, timeout, allowed_updates: allowed }) =>
      queue.poll({
        offset: offset ?? 0,
        limit: limit ?? 100,
        timeoutMs: (timeout ?? 0) * 1000,
        allowed,
      }),
    setWebhook: (parameters) => {
      queue.setWebhook(
        parameters.url === ''
          ? null
          : {
              url: parameters.url,
              secret: parameters.secret_token,
              maxConnections: parameters.max_connections ?? 40,
            },
        parameters.allowed_updates,
        parameters.drop_pending_updates ?? false,
      );
      return true;
    },
    deleteWebhook: ({ drop_pending_updates: drop }) => {
      queue.setWebhook(null, undefined, drop ?? false);
      return true;
    },
    getWebhookInfo: () => ({
      url: queue.webhookUrl,
      has_custom_certificate: false,
      pending_update_count: queue.pending.length,
    }),
  };
}
