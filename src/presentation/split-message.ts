import { splitSentences } from '../text/sentences.ts';
import { cutMessageHtml, parseMessageHtml } from './message-html.ts';

/** The longest text of one message, in UTF-16 units after entity parsing (Bot API, sendMessage). */
const MAX_MESSAGE_CHARS = 4096;

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
    start += nextPartLength(text.slice(start, start + maxChars + LOOKAHEAD_CHARS), maxChars);
    borders.push(start);
  }
  return borders;
}

/** What is looked at behind the longest part, to see what it would cut through. */
const LOOKAHEAD_CHARS = 64;

/** Where a message may end, best first, and how much of the allowed length it has to use. */
const BORDERS: readonly {
  readonly find: (text: string) => readonly number[];
  readonly atLeast: number;
}[] = [
  { find: (text) => endsOf(text, /\n\s*\n/gu), atLeast: 0.6 },
  { find: sentenceBorders, atLeast: 0.3 },
  { find: (text) => endsOf(text, /[，、；：](?!\p{Pf}|\p{Pe})|[,;:]?\s+/gu), atLeast: 0.3 },
];

/** @param text longer than `maxChars` */
function nextPartLength(text: string, maxChars: number): number {
  for (const { find, atLeast } of BORDERS) {
    const border = find(text).findLast((position) => position <= maxChars);
    if (border !== undefined && border >= maxChars * atLeast) return border;
  }
  return lastCharacterBorder(text, maxChars);
}

/** Where sentences and lines begin, white space going with what is before it. */
function sentenceBorders(text: string): readonly number[] {
  const sentences = splitSentences(text).map(({ start }) => start);
  return [...sentences, ...endsOf(text, /\n\s*/gu)].sort((a, b) => a - b);
}

function endsOf(text: string, pattern: RegExp): readonly number[] {
  return Array.from(text.matchAll(pattern), (match) => match.index + match[0].length);
}

const characters = new Intl.Segmenter();

/** The last border of whole characters, or of code points where one character is longer than that. */
function lastCharacterBorder(text: string, maxChars: number): number {
  const near = Math.max(maxChars - LOOKAHEAD_CHARS, 0);
  const cut = characters.segment(text.slice(near)).containing(maxChars - near);
  const border = near + (cut?.index ?? 0);
  if (border > near) return border;
  return /[\ud800-\udbff]$/u.test(text.slice(0, maxChars)) ? maxChars - 1 : maxChars;
}
