import { Context, Telegram, type Composer } from 'telegraf';
import type { BotIdentity } from '../wire.ts';
import type { IncomingUpdate } from './journal.ts';

/**
 * Runs handlers written for telegraf on updates that come from the journal.
 *
 * telegraf's own polling and webhook are not used: both lose updates when the process dies. Its
 * client is not used either, since handlers call the Bot API through delivery.
 */
export function createUpdateHandler(
  composer: Composer<Context>,
  identity: BotIdentity,
): (update: IncomingUpdate) => Promise<void> {
  const middleware = composer.middleware();
  const unused = new Telegram('');
  return async (update) => {
    // Both are what Telegram sent, wider than telegraf's types of an older Bot API.
    const context = new Context(
      update as unknown as ConstructorParameters<typeof Context>[0],
      unused,
      identity as ConstructorParameters<typeof Context>[2],
    );
    await middleware(context, () => Promise.resolve());
  };
}
