/**
 * What may be done with a call whose fate is unknown.
 *
 * - `message`: puts something new into a chat; a second copy would be seen, so it is never repeated
 * - `repeatable`: doing it twice is like doing it once (edits, answers to callbacks, settings)
 * - `momentary`: worthless a moment later (typing indicator); tried once
 */
export type CallKind = 'message' | 'repeatable' | 'momentary';

/** Tells the kind of a Bot API method. */
export function callKind(method: string): CallKind {
  if (method === 'sendChatAction') return 'momentary';
  return /^(send|copy|forward)[A-Z]|^answerGuestQuery$/u.test(method) ? 'message' : 'repeatable';
}

/** Answers to taps and to typing, which Telegram takes only for some seconds. */
export function isUrgent(method: string): boolean {
  return method === 'answerCallbackQuery' || method === 'answerInlineQuery';
}
