import { badRequest } from './bot-api-failure.ts';

/** A formatted stretch of a message; offset and length in UTF-16 units. */
export interface MessageEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

/** A text as a reader sees it, with its formatting. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

interface OpenTag {
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  readonly url?: string;
}

const TYPE_OF_TAG: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
};

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * Parses `parse_mode: HTML` as Telegram does (https://core.telegram.org/bots/api#html-style).
 *
 * @throws BotApiFailure "can't parse entities" for unknown, unbalanced or nested-quote markup
 */
export function parseHtml(html: string): FormattedText {
  const tokens = /<(\/?)([^<>]*)>|<|&(#x?[0-9a-f]+|[a-z]+);/giu;
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  let copied = 0;
  for (const token of html.matchAll(tokens)) {
    text += html.slice(copied, token.index);
    copied = token.index + token[0].length;
    if (token[3] !== undefined) text += decoded(token[0], token[3]);
    else if (token[2] === undefined) throw unparsable('Unclosed start tag', html, token.index);
    else if (token[1] === '/') closeTag(open, entities, token[2], text.length);
    else open.push(openTag(open, token[2], text.length, unparsableAt(html, token.index)));
  }
  const left = open.at(-1);
  if (left !== undefined) {
    throw badRequest(
      `can't parse entities: Can't find end tag corresponding to start tag "${left.name}"`,
    );
  }
  return trimmed({ text: text + html.slice(copied), entities });
}

/** Cuts white space off both ends, as Telegram does with every text it accepts. */
export function trimmed(formatted: FormattedText): FormattedText {
  const start = formatted.text.length - formatted.text.trimStart().length;
  const text = formatted.text.trim();
  const entities = formatted.entities
    .map((entity) => {
      const from = Math.max(0, entity.offset - start);
      const to = Math.min(text.length, entity.offset - start + entity.length);
      return { ...entity, offset: from, length: to - from };
    })
    .filter((entity) => entity.length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities };
}

function decoded(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? whole;
  const hexadecimal = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function openTag(
  open: readonly OpenTag[],
  inner: string,
  offset: number,
  failure: (reason: string) => Error,
): OpenTag {
  const [, name = '', attributes = ''] = /^([^\s/]*)\s*(.*)$/su.exec(inner) ?? [];
  const tag = name.toLowerCase();
  if (tag === 'span' && /^class\s*=\s*"tg-spoiler"$/u.test(attributes)) {
    return { name: tag, type: 'spoiler', offset };
  }
  const type = TYPE_OF_TAG[tag];
  if (type === undefined) throw failure(`Unsupported start tag "${tag}"`);
  if (tag === 'blockquote' && open.some((each) => each.name === 'blockquote')) {
    throw failure('Nested blockquote');
  }
  if (tag === 'blockquote' && attributes === 'expandable') {
    return { name: tag, type: 'expandable_blockquote', offset };
  }
  if (tag === 'a') {
    const url = /^href\s*=\s*"([^"]*)"$/u.exec(attributes)?.[1];
    if (url === undefined) throw failure('Unexpected attribute of "a"');
    return { name: tag, type, offset, url };
  }
  if (attributes !== '' && tag !== 'code') throw failure(`Unexpected attribute of "${tag}"`);
  return { name: tag, type, offset };
}

function closeTag(open: OpenTag[], entities: MessageEntity[], inner: string, end: number): void {
  const name = inner.trim().toLowerCase();
  const tag = open.pop();
  if (tag === undefined) throw badRequest("can't parse entities: Unexpected end tag");
  if (name !== '' && name !== tag.name) {
    throw badRequest(
      `can't parse entities: Unmatched end tag, expected "</${tag.name}>", found "</${name}>"`,
    );
  }
  entities.push({
    type: tag.type,
    offset: tag.offset,
    length: end - tag.offset,
    ...(tag.url === undefined ? {} : { url: tag.url }),
  });
}

function unparsable(reason: string, html: string, index: number): Error {
  return unparsableAt(html, index)(reason);
}

function unparsableAt(html: string, index: number): (reason: string) => Error {
  const byte = Buffer.byteLength(html.slice(0, index));
  return (reason) => badRequest(`can't parse entities: ${reason} at byte offset ${byte}`);
}
