import { readMessage } from './read-message.ts';
import { readUpdate, type BotIdentity } from './wire.ts';

/** Would the bot answer this update to somebody who asks, rather than note or ignore it? */
export function isQuestion(incoming: object, bot: BotIdentity): boolean {
  const update = readUpdate(incoming);
  const message = update.message ?? update.edited_message;
  if (message === undefined) {
    return update.inline_query !== undefined || update.guest_message !== undefined;
  }
  const { kind } = readMessage(message, bot);
  return kind !== 'ignore' && kind !== 'migrated';
}
