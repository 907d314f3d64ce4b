import { cutMessageHtml, parseMessageHtml } from './message-html.ts';

/** The longest text of one message, in UTF-16 units after entity parsing (Bot API, sendMessage). */
export const MAX_MESSAGE_CHARS = 4096;

/**
 * Splits Telegram HTML into messages, at sentence borders where there are any.
 *
 * Markup open at a border is closed there and opened again in the next message. The visible texts,
 * joined, are the original's visible text; only messages of nothing but white space are left out.
 *
 * @param html balanced HTML as the renderers make it, of any length
 * @param maxChars visible UTF-16 units per message, at least 2
 */
export function splitMessage(
  html: string,
  maxChars: number = MAX_MESSAGE_CHARS,
): readonly string[] {
  const message = parseMessageHtml(html);
  if (message.text.length <= maxChars) return message.text.trim() === '' ? [] : [html];
  const borders = bordersOf(message.text, maxChars);
  return cutMessageHtml(message, borders).filter(
    (part) => parseMessageHtml(part).text.trim() !== '',
  );
}

function bordersOf(text: string, maxChars: number): readonly number[] {
  const borders: number[] = [];
  for (let start = 0; text.length - start > maxChars;) {
    start += nextPartLength(text.slice(start, start + maxChars), text.charAt(start + maxChars));
    borders.push(start);
  }
  return borders;
}

/** Where a message may end, best first, and how much of the allowed length it must use. */
const BORDERS: readonly { readonly after: RegExp; readonly atLeast: number }[] = [
  { after: /\n\s*\n/gu, atLeast: 0.6 },
  { after: /[。！？!?…][”’」』"')）]*\s*|[.]["')]*\s+|\n+/gu, atLeast: 0.3 },
  { after: /[，、；：,;:]\s*|\s+/gu, atLeast: 0.3 },
];

/** Length of the next message out of a text that fills the allowed length. */
function nextPartLength(text: string, following: string): number {
  for (const { after, atLeast } of BORDERS) {
    const end = [...text.matchAll(after)]
      .map((match) => match.index + match[0].length)
      .findLast((position) => position >= text.length * atLeast);
    if (end !== undefined) return end;
  }
  return cutsCharacter(text, following) ? text.length - 1 : text.length;
}

function cutsCharacter(text: string, following: string): boolean {
  return /[\ud800-\udbff]$/u.test(text) && /^[\udc00-\udfff]/u.test(following);
}
