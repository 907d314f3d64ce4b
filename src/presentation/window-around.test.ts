import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowAround } from './window-around.ts';

const CLAUSES = '甲地修路十里，乙地種樹千棵，丙地挖井百口，丁地建橋三座。';

function around(words: string, maxChars: number): string {
  const start = CLAUSES.indexOf(words);
  return windowAround(CLAUSES, { start, end: start + words.length }, maxChars);
}

describe('windowAround', () => {
  it('begins with the earliest clause that leaves the words in sight', () => {
    expect(around('十里', 16)).toBe('甲地修路十里，乙地種樹千棵，丙…');
    expect(around('百口', 18)).toBe('…乙地種樹千棵，丙地挖井百口，丁地…');
    expect(around('三座', 12)).toBe('…丁地建橋三座。');
    expect(around('三座', 100)).toBe(CLAUSES);
  });

  it('shows words that fit, in any text, and never half a character', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 20 }), (written, at, length) => {
        const start = at % written.length;
        const seen = { start, end: Math.min(start + length, written.length) };
        const shown = windowAround(written, seen, 60);
        const words = written.slice(seen.start, seen.end);
        expect(shown.length).toBeLessThanOrEqual(60);
        if (words.isWellFormed()) expect(shown).toContain(words);
        if (written.isWellFormed()) expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});
