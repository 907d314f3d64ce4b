import { escapeHtml, unescapeHtml } from './escape-html.ts';

/** A tag at a place in the visible text. */
interface TagAt {
  /** UTF-16 units of the visible text before the tag. */
  readonly position: number;
  /** As written, for instance `<blockquote expandable>` or `</b>`. */
  readonly tag: string;
}

/** Telegram HTML taken apart: what Telegram counts, and the tags between. */
export interface MessageHtml {
  /** The text after entity parsing; Telegram's limits count its UTF-16 units. */
  readonly text: string;
  readonly tags: readonly TagAt[];
}

/** Takes Telegram HTML apart; `html` must be balanced and escaped, as the renderers make it. */
export function parseMessageHtml(html: string): MessageHtml {
  let text = '';
  const tags: TagAt[] = [];
  for (const [piece] of html.matchAll(/<[^>]*>|[^<]+/gu)) {
    if (piece.startsWith('<')) tags.push({ position: text.length, tag: piece });
    else text += unescapeHtml(piece);
  }
  return { text, tags };
}

/** How many UTF-16 units Telegram counts in a message. */
export function visibleLength(html: string): number {
  return parseMessageHtml(html).text.length;
}

/**
 * Writes the parts of a message between borders, each balanced: what is open at a border is closed
 * there and opened again in the next part.
 *
 * @param borders ascending positions in the visible text, without its beginning and end
 */
export function cutMessageHtml(
  message: MessageHtml,
  borders: readonly number[],
): readonly string[] {
  const parts: string[] = [];
  let open: readonly string[] = [];
  let start = 0;
  let next = 0;
  for (const end of [...borders, message.text.length]) {
    let html = open.join('');
    let at = start;
    for (let tag = message.tags[next]; tag !== undefined; tag = message.tags[next]) {
      const isClosing = tag.tag.startsWith('</');
      const belongsHere = tag.position < end || (tag.position === end && isClosing);
      if (!belongsHere && end < message.text.length) break;
      html += escapeHtml(message.text.slice(at, tag.position)) + tag.tag;
      at = tag.position;
      open = isClosing ? open.slice(0, -1) : [...open, tag.tag];
      next += 1;
    }
    html += escapeHtml(message.text.slice(at, end));
    parts.push(html + open.toReversed().map(closingOf).join(''));
    start = end;
  }
  return parts;
}

function closingOf(tag: string): string {
  return `</${/^<([a-z]+)/u.exec(tag)?.[1] ?? ''}>`;
}
