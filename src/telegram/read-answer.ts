import { splitClauses } from '../text/sentences.ts';
import type { WireMessage } from './wire.ts';

/** The stretches of one of the bot's messages that have a formatting, in order. */
function stretches({ text = '', entities = [] }: WireMessage, type: string): readonly string[] {
  return entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

/** What one of the bot's messages quotes, each stretch once; all else in it are its own words. */
export function quotationsIn(message: WireMessage): readonly string[] {
  const quoted = ['blockquote', 'expandable_blockquote'].flatMap((type) =>
    stretches(message, type),
  );
  return quoted.filter(
    (each, at) =>
      quoted.indexOf(each) === at &&
      !quoted.some((other) => other !== each && other.includes(each)),
  );
}

/** A longer quotation (UTF-16 units) without a mark speaks of too much to tell what was meant. */
const MAX_UNMARKED_CHARS = 200;

/**
 * What one of the bot's answers said: the clause with the words in bold, else its sentence; "" for
 * a message that marks nothing.
 *
 * Telegram tells the formatting of a message replied to, so that this needs no memory.
 */
export function saidIn(message: WireMessage): string {
  const [sentence = stretches(message, 'blockquote')[0] ?? ''] = stretches(message, 'underline');
  const exact = stretches(message, 'bold').find((bold) => sentence.includes(bold));
  if (exact === undefined) return sentence.length > MAX_UNMARKED_CHARS ? '' : sentence;
  const at = sentence.indexOf(exact);
  const clause = splitClauses(sentence).find(({ start, end }) => start <= at && at < end);
  return clause === undefined ? sentence : sentence.slice(clause.start, clause.end);
}
