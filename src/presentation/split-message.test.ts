import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../test/fixtures/hostile-text.ts';
import { parseHtml } from '../../test/telegram-server/html-entities.ts';
import { escapeHtml } from './escape-html.ts';
import { parseMessageHtml, visibleLength } from './message-html.ts';
import { splitMessage } from './split-message.ts';

const TAGS = [
  ['<blockquote>', '</blockquote>'],
  ['<blockquote expandable>', '</blockquote>'],
  ['<b>', '</b>'],
  ['<i>', '</i>'],
  ['<u>', '</u>'],
  ['<code>', '</code>'],
  ['<a href="https://example.org/?a=1&amp;b=2">', '</a>'],
] as const;

/** Balanced Telegram HTML around hostile text; block quotes do not nest. */
function messageHtml(): fc.Arbitrary<string> {
  const wrapped = (
    inner: fc.Arbitrary<string>,
    tags: typeof TAGS | readonly (typeof TAGS)[number][],
  ) =>
    fc
      .tuple(fc.constantFrom(...tags), fc.array(inner, { minLength: 1, maxLength: 3 }))
      .map(([[open, close], parts]) => open + parts.join('\n') + close);
  const text = hostileText().map(escapeHtml);
  const inlineTags = TAGS.slice(2);
  const inline = fc.oneof(
    text,
    wrapped(text, inlineTags),
    wrapped(wrapped(text, inlineTags), inlineTags),
  );
  const block = fc.oneof(inline, wrapped(inline, TAGS));
  return fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join('\n\n'));
}

describe('splitMessage', () => {
  it('leaves a message that fits as it is', () => {
    expect(splitMessage('<b>甲</b> &amp; 乙')).toEqual(['<b>甲</b> &amp; 乙']);
  });

  it('ends messages at sentence borders and opens the markup again', () => {
    const html = '<blockquote expandable>甲乙丙。<b>丁戊己庚。</b>辛壬癸子丑。</blockquote>';
    expect(splitMessage(html, 10)).toEqual([
      '<blockquote expandable>甲乙丙。<b>丁戊己庚。</b></blockquote>',
      '<blockquote expandable>辛壬癸子丑。</blockquote>',
    ]);
    expect(splitMessage('<u>甲乙丙丁。<b>戊己庚辛。壬癸</b></u>', 8)).toEqual([
      '<u>甲乙丙丁。</u>',
      '<u><b>戊己庚辛。壬癸</b></u>',
    ]);
  });

  it('prefers an empty line and does not end at a decimal point', () => {
    expect(splitMessage('甲乙丙丁。戊己。\n\n庚辛16.9%壬癸', 13)).toEqual([
      '甲乙丙丁。戊己。\n\n',
      '庚辛16.9%壬癸',
    ]);
    expect(splitMessage('同比下降16.95%。同比下降', 13)).toEqual(['同比下降16.95%。', '同比下降']);
    expect(splitMessage('同比下降16.95%同比下降', 8)).not.toContain('同比下降16.');
  });

  it('keeps a character of two units whole', () => {
    expect(splitMessage('𠀀𠀁𠀂', 3)).toEqual(['𠀀', '𠀁', '𠀂']);
    expect(splitMessage('e\u0301'.repeat(4), 3)).toEqual(Array(4).fill('e\u0301'));
  });

  it('says nothing for a message of nothing', () => {
    expect(splitMessage('')).toEqual([]);
    expect(splitMessage('<b> \n</b>')).toEqual([]);
  });

  it('makes valid messages within the limit that rejoin to the original', () => {
    fc.assert(
      fc.property(messageHtml(), fc.constantFrom(4096, 4096, 100, 7), (html, maxChars) => {
        const parts = splitMessage(html, maxChars);
        for (const part of parts) {
          expect(visibleLength(part)).toBeLessThanOrEqual(maxChars);
          expect(parseHtml(part).text).not.toBe('');
        }
        const joined = parts.map((part) => parseMessageHtml(part).text).join('');
        const original = parseMessageHtml(html).text;
        const isBlankPartPossible = maxChars < 100;
        if (isBlankPartPossible) {
          expect(joined.replace(/\s/gu, '')).toBe(original.replace(/\s/gu, ''));
        } else {
          expect(joined).toBe(original);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every character under the markup it had', () => {
    fc.assert(
      fc.property(messageHtml(), (html) => {
        expect(splitMessage(html, 100).flatMap(markedCharacters)).toEqual(markedCharacters(html));
      }),
      { numRuns: 30 },
    );
  });
});

/** Every visible character but white space with the tags it stands under. */
function markedCharacters(html: string): string[] {
  const { text, tags } = parseMessageHtml(html);
  const open: string[] = [];
  const marked: string[] = [];
  let next = 0;
  for (let at = 0; at < text.length; at += 1) {
    for (let tag = tags[next]; tag !== undefined && tag.position <= at; tag = tags[next]) {
      if (tag.tag.startsWith('</')) open.pop();
      else open.push(tag.tag);
      next += 1;
    }
    if (text.charAt(at).trim() !== '') marked.push(open.join('') + text.charAt(at));
  }
  return marked;
}
