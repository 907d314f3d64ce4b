import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText, toOriginalRange } from './fold.ts';

/** Text with everything that changes length or breaks surrogate pairs when folded. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
    .map(joined),
  fc
    .array(
      fc.constantFrom(
        '産',
        '説',
        ' ',
        '　',
        '\n',
        'Ａ',
        '①',
        '㎡',
        'ﬁ',
        'e\u0301',
        '𠮷',
        'ｶﾞ',
        'İ',
      ),
    )
    .map(joined),
);

function joined(parts: readonly string[]): string {
  return parts.join('');
}

describe('fold', () => {
  it.each([
    ['産說裏牆眾', '产说里墙众'],
    ['産説裏墻衆', '产说里墙众'],
    ['平安建設', '平安建设'],
    ['８.６万', '8.6万'],
    ['ＧＤＰ增長', 'gdp增长'],
    ['16.9％', '16.9%'],
    ['㎡', 'm2'],
    ['ﬁnance', 'finance'],
    ['Café', 'café'],
    ['Cafe\u0301', 'café'],
  ])('folds %s to %s', (original, folded) => {
    expect(foldText(original)).toBe(folded);
  });

  it('makes one space of any white space and none at the ends', () => {
    expect(foldText('\u3000 去年\n\t6月 \u00a0偵破 ')).toBe('去年 6月 侦破');
  });

  it('folds white space alone to nothing', () => {
    expect(fold(' \n\u3000')).toEqual({
      text: '',
      starts: new Uint32Array(),
      ends: new Uint32Array(),
    });
  });

  it('keeps an astral character whole', () => {
    const folded = fold('把𠮷田😀說');
    expect(folded.text).toBe('把𠮷田😀说');
    const start = folded.text.indexOf('😀');
    expect(toOriginalRange(folded, { start, end: start + 2 })).toEqual({ start: 4, end: 6 });
  });

  it('turns a lone surrogate into the replacement character', () => {
    expect(foldText('a\ud800b\udc00c')).toBe('a\ufffdb\ufffdc');
  });

  it('leaves an already folded text as it is, and folds the same however often', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('産', '说', 'Ａ', 'a', ' ', '８', '%', '牆') }),
        (text) => {
          expect(foldText(foldText(text))).toBe(foldText(text));
        },
      ),
    );
  });
});

describe('the way back from folded text', () => {
  it('has one rising, non-empty original range per folded unit, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text, starts, ends } = fold(original);
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        for (let unit = 0; unit < text.length; unit += 1) {
          const [start = -1, end = -1] = [starts[unit], ends[unit]];
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(original.length);
          expect(start).toBeGreaterThanOrEqual(starts[unit - 1] ?? 0);
          expect(end).toBeGreaterThanOrEqual(ends[unit - 1] ?? 0);
        }
      }),
    );
  });

  it('covers original characters that fold to everything in the range', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (original, first, second) => {
        const folded = fold(original);
        fc.pre(folded.text.length > 0);
        const [start = 0, last = 0] = [first, second]
          .map((at) => at % folded.text.length)
          .sort((left, right) => left - right);
        const range = toOriginalRange(folded, { start, end: last + 1 });
        const again = foldText(original.slice(range.start, range.end));
        expect(again).toContain(folded.text.slice(start, last + 1).trim());
      }),
    );
  });

  it('finds a Simplified phrase in Traditional text with combining marks and wide letters', () => {
    const original = '　楊懿説，ＣＡＦÉ 裏的　　産品';
    const folded = fold(original);
    const start = folded.text.indexOf('café 里的 产品');
    const range = toOriginalRange(folded, { start, end: start + 'café 里的 产品'.length });
    expect(original.slice(range.start, range.end)).toBe('ＣＡＦÉ 裏的　　産品');
  });

  it.each([
    { start: 0, end: 0 },
    { start: 1, end: 3 },
    { start: -1, end: 1 },
    { start: 2, end: 1 },
  ])('refuses a range that is empty or outside: $start..$end', (range) => {
    expect(() => toOriginalRange(fold('说明'), range)).toThrow(RangeError);
  });
});
