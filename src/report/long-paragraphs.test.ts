import { describe, expect, it } from 'vitest';
import { piecesOf } from './long-paragraphs.ts';

function textsOf(text: string): readonly string[] {
  return piecesOf(text).map(({ start, end }) => text.slice(start, end));
}

describe('a wall of text', () => {
  it('is cut at sentence ends, and nothing of it is lost', () => {
    const text = '全区新建便民服务站八个。'.repeat(2_000);
    const pieces = textsOf(text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces.every((piece) => piece.length <= 2_000 && piece.endsWith('。'))).toBe(true);
  });

  it('is cut between characters where no sentence ends', () => {
    const pieces = textsOf('𠮶'.repeat(6_000));
    expect(pieces.join('')).toBe('𠮶'.repeat(6_000));
    expect(pieces.every((piece) => piece.length <= 2_000 && /^𠮶+$/u.test(piece))).toBe(true);
  });

  it('is no ordinary paragraph, however long that is', () => {
    const text = '全区新建便民服务站八个。'.repeat(600);
    expect(textsOf(text)).toEqual([text]);
  });
});
