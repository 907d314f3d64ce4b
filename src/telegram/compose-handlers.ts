import { Composer, type Context } from 'telegraf';
import { handleCallback } from './handle-callback.ts';
import { handleGuestMessage } from './handle-guest-message.ts';
import { handleInlineQuery } from './handle-inline-query.ts';
import { handleMembership } from './handle-membership.ts';
import { handleMessage } from './handle-message.ts';
import type { HandlerDeps, HandlerParts } from './handler-deps.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { createRecentExchanges } from './recent-exchanges.ts';
import { readUpdate, type BotIdentity, type WireUpdate } from './wire.ts';

/**
 * Everything the bot does with an update, as one telegraf middleware.
 *
 * Each handler finishes when everything is sent. It rejects when the update could not be answered
 * at all: log it, but never stop for it.
 */
export function composeHandlers(parts: HandlerParts): Composer<Context> {
  const deps: HandlerDeps = {
    ...parts,
    limiter: createRateLimiter({
      perUser: parts.limits.userQuestionsPerMinute,
      perChat: parts.limits.chatQuestionsPerMinute,
      windowMs: 60_000,
      exempt: parts.access.admins,
    }),
    exchanges: createRecentExchanges(parts.now),
  };
  const composer = new Composer();
  // telegraf's update types end before guest messages, so updates are told apart by their fields.
  composer.use((context) => handleUpdate(deps, readUpdate(context.update), context.botInfo));
  return composer;
}

async function handleUpdate(
  deps: HandlerDeps,
  update: WireUpdate,
  bot: BotIdentity,
): Promise<void> {
  const updateId = update.update_id;
  const common = { updateId, bot };
  if (update.message !== undefined) {
    await handleMessage(deps, { ...common, message: update.message, edited: false });
  } else if (update.edited_message !== undefined) {
    await handleMessage(deps, { ...common, message: update.edited_message, edited: true });
  } else if (update.callback_query !== undefined) {
    await handleCallback(deps, { ...common, query: update.callback_query });
  } else if (update.inline_query !== undefined) {
    await handleInlineQuery(deps, { updateId, query: update.inline_query });
  } else if (update.guest_message !== undefined) {
    await handleGuestMessage(deps, { ...common, message: update.guest_message });
  } else if (update.my_chat_member !== undefined) {
    await handleMembership(deps, { ...common, change: update.my_chat_member });
  }
}
