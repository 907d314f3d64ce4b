import type { Language } from '../answering/answer.ts';
import type { Answerer } from '../answering/answerer.ts';
import type { HandlerDeps } from './handler-deps.ts';
import type { ChatSettings } from './ports.ts';
import type { Reply } from './reply.ts';
import type { BotIdentity, WireCallbackQuery } from './wire.ts';

/** A tap with who the bot is. */
export interface IncomingTap {
  readonly updateId: number;
  readonly bot: BotIdentity;
  readonly query: WireCallbackQuery;
}

/** A tap while it is dealt with. */
export interface Tap extends IncomingTap {
  readonly deps: HandlerDeps;
  readonly answerer: Answerer;
  readonly language: Language;
  /** The chat the button stands in; the user's own id under inline and guest answers. */
  readonly chatId: number;
  readonly settings: ChatSettings;
}

/** What a tap leads to: a message edited in place, words in a pop-up, or both. */
export interface TapOutcome {
  readonly edit?: Reply;
  readonly notice?: string;
  /** Shows the notice until it is dismissed. */
  readonly alert?: boolean;
}
