import { describe, expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { keywordTerms } from './terms.ts';

function termsOf(text: string): readonly string[] {
  return keywordTerms(foldText(text));
}

describe('keywordTerms', () => {
  it('takes every Han character and every neighbouring pair', () => {
    expect(termsOf('網格員')).toEqual(['网', '格', '网格', '员', '格员']);
  });

  it('does not pair characters across punctuation', () => {
    expect(termsOf('一庭，兩所')).not.toContain('庭两');
  });

  it.each([
    ['下降16.9%', ['16.9', '16.9%']],
    ['下降１６.９％', ['16.9', '16.9%']],
    ['８.６万个', ['8.6', '8.6万']],
    ['1,717栋', ['1,717', '1,717栋']],
    ['09:20', ['09:20']],
  ])('keeps the figure in %s as typed and with its unit', (text, figures) => {
    expect(termsOf(text)).toEqual(expect.arrayContaining(figures));
  });

  it('finds a Latin word that stands right next to Han characters', () => {
    expect(termsOf('GDP增长')).toEqual(['gdp', '增', '长', '增长']);
    expect(termsOf('全市GDP')).toContain('gdp');
  });

  it('does not split a Latin word with accents', () => {
    expect(termsOf('Crème brûlée')).toEqual(['crème', 'brûlée']);
  });

  it.each(['', '！？……', '😀', '\ufffd'])('has no term for %j', (text) => {
    expect(termsOf(text)).toEqual([]);
  });
});
