import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { buildKeywordIndex } from './keyword-index.ts';

/** Character 1- and 2-grams of text that is Han characters and blanks only. */
function gramsOf(text: string): string[] {
  return text.split(' ').flatMap((run) => {
    const characters = run.split('');
    return [...characters, ...characters.slice(1).map((own, at) => (characters[at] ?? '') + own)];
  });
}

/**
 * BM25 written down straight from Robertson & Zaragoza (2009), eq. 3.15, with Lucene's non-negative
 * idf: no index, every count is made by looking through all texts again.
 */
function plainScores(texts: readonly string[], question: string): number[] {
  const documents = texts.map(gramsOf);
  const meanLength = documents.flat().length / documents.length;
  return documents.map((document) =>
    [...new Set(gramsOf(question))].reduce((sum, term) => {
      const frequency = document.filter((own) => own === term).length;
      if (frequency === 0) return sum;
      const containing = documents.filter((other) => other.includes(term)).length;
      const idf = Math.log(1 + (documents.length - containing + 0.5) / (containing + 0.5));
      const length = 1 - 0.75 + 0.75 * (document.length / meanLength);
      return sum + (idf * (frequency * 2.2)) / (frequency + 1.2 * length);
    }, 0),
  );
}

const hanText = fc.string({
  unit: fc.constantFrom('平', '安', '建', '设', '治', '理', ' '),
  maxLength: 40,
});

function best(texts: readonly string[], question: string): string | null {
  const scores = [...buildKeywordIndex(texts.map(foldText)).scores(foldText(question))];
  const top = Math.max(...scores);
  const winners = texts.filter((_, at) => scores[at] === top);
  return top > 0 && winners.length === 1 ? (winners[0] ?? null) : null;
}

describe('buildKeywordIndex', () => {
  it('scores like BM25 computed without an index', () => {
    fc.assert(
      fc.property(
        fc.array(hanText, { minLength: 1, maxLength: 12 }),
        hanText,
        (texts, question) => {
          const scores = [...buildKeywordIndex(texts).scores(question)];
          plainScores(texts, question).forEach((expected, at) => {
            expect(scores[at]).toBeCloseTo(expected, 9);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts in how many texts a term occurs and weighs rare terms more', () => {
    const index = buildKeywordIndex(['平安平安', '平安重庆', '治理']);
    expect([index.documentFrequency('平安'), index.documentFrequency('重庆')]).toEqual([2, 1]);
    const weights = ['平安', '重庆', '火星'].map((term) => index.inverseDocumentFrequency(term));
    expect(weights).toEqual([...weights].sort((left, right) => left - right));
    expect(new Set(weights).size).toBe(3);
    expect(Math.min(...weights)).toBeGreaterThan(0);
  });

  it('counts a term that the question repeats once', () => {
    const index = buildKeywordIndex(['平安', '治理']);
    expect(index.scores('平安 平安 平安')).toEqual(index.scores('平安'));
  });

  const figures = [
    '刑事案件同比下降16.9%。',
    '信訪總量下降16.8%。',
    '劃分網格8.6萬個。',
    '網格員12.1萬餘名。',
    '排查高層建築一千七百一十七棟。',
    '排查高層建築一千一百棟。',
    'GDP增长了',
    '全年增长了',
  ];
  it.each([
    ['16.9%', '刑事案件同比下降16.9%。'],
    ['１６.９％', '刑事案件同比下降16.9%。'],
    ['８.６万', '劃分網格8.6萬個。'],
    ['12.1万', '網格員12.1萬餘名。'],
    ['一千七百一十七', '排查高層建築一千七百一十七棟。'],
    ['gdp', 'GDP增长了'],
    ['ＧＤＰ', 'GDP增长了'],
  ])('finds the text for %s alone', (question, expected) => {
    expect(best(figures, question)).toBe(expected);
  });

  it('has nothing to score without texts or without terms', () => {
    expect([...buildKeywordIndex([]).scores('平安')]).toEqual([]);
    expect([...buildKeywordIndex(['', '。']).scores('平安')]).toEqual([0, 0]);
    expect([...buildKeywordIndex(['平安']).scores('')]).toEqual([0]);
  });
});
