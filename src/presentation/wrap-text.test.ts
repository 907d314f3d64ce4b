import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../test/fixtures/hostile-text.ts';
import { characterWidth } from './display-width.ts';
import { wrapText } from './wrap-text.ts';

function lines(text: string, width: number): string[] {
  return wrapText(text, width).map(({ start, end }) => text.slice(start, end));
}

describe('wrapText', () => {
  it.each<[string, number, string[]]>([
    ['平安是改革的基石', 8, ['平安是改', '革的基石']],
    ['平安是改。革的', 8, ['平安是', '改。革的']],
    ['說：“平安”', 6, ['說：', '“平安”']],
    ['crime fell by 16.9% in 2022', 12, ['crime fell', 'by 16.9% in', '2022']],
    ['下降16.9%上升', 8, ['下降', '16.9%上', '升']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['一\n二', 8, ['一', '二']],
    ['', 8, ['']],
  ])('wraps %j to %d cells', (text, width, expected) => {
    expect(lines(text, width)).toEqual(expected);
  });

  it('loses only white space and never cuts a character', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 2, max: 90 }), (text, width) => {
        const wrapped = lines(text, width);
        expect(wrapped.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        for (const line of wrapped) {
          const cells = Array.from(line).reduce((sum, one) => sum + characterWidth(one), 0);
          expect(cells).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
