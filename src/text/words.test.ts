import { describe, expect, it } from 'vitest';
import { wordsOf } from './words.ts';

describe('wordsOf', () => {
  it('cuts Chinese into dictionary words and keeps the percent sign with its figure', () => {
    expect(wordsOf('案件下降16.9%。').map(({ folded }) => folded)).toEqual([
      '案件',
      '下降',
      '16.9%',
    ]);
  });

  it('says where a word stands in the text as written', () => {
    const text = '（ＧＤＰ）　説明';
    expect(wordsOf(text).map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'ＧＤＰ',
      '説明',
    ]);
  });

  it.each(['', '……！？', '\ud800', '😀😀'])('finds no word in %j and does not throw', (text) => {
    expect(wordsOf(text)).toEqual([]);
  });
});
