import { describe, expect, it } from 'vitest';
import { reportOf } from '../../test/fixtures/report-of.ts';
import { foldText } from '../text/fold.ts';
import { evidenceOf, missingTerms } from './evidence.ts';
import { foldReport } from './folded-report.ts';
import type { TermMatcher } from './term-matcher.ts';

const report = foldReport(
  reportOf('平安建設綜述', [
    { heading: null, paragraphs: ['劃分網格8.6萬個，配置網格員。8月26日啟動。'] },
    { heading: '深化改革', paragraphs: ['實現“一窗通辦”。'] },
  ]),
);
const hit = { paragraph: 1, score: 1, keyword: 3, similarity: 0.5, concepts: 0, windows: [] };

/** Knows one English word. */
const matcher: TermMatcher = {
  matchedTerms: (question, passage) =>
    question.includes('grid') && passage.includes('网格') ? ['网格'] : [],
  knows: (word) => word === 'grid',
  speaksOf: () => false,
};

describe('evidenceOf', () => {
  it('shows matched words in the characters of the report', () => {
    const core = foldText('实现了怎样的改革划分');
    const evidence = evidenceOf(report, hit, { core, bestKeyword: 6, matcher });
    expect(evidence).toMatchObject({ keyword: 0.5, similarity: 0.5 });
    expect(evidence.matchedTerms).toEqual(['劃分']);
  });

  it('shows what the report says for a word of another language', () => {
    const evidence = evidenceOf(report, hit, { core: 'how many grid', bestKeyword: 0, matcher });
    expect(evidence).toMatchObject({ keyword: 0, matchedTerms: ['網格'] });
  });

  it('shows nothing for a question without words', () => {
    const evidence = evidenceOf(report, hit, { core: '', bestKeyword: 0, matcher });
    expect(evidence.matchedTerms).toEqual([]);
  });
});

describe('missingTerms', () => {
  const missing = (question: string): readonly string[] =>
    missingTerms(report, question, (word) => matcher.knows(word));

  it('names the words that the report never uses, as they were asked', () => {
    expect(missing('ＮＡＳＡ划分了多少網格')).toEqual(['ＮＡＳＡ']);
    expect(missing('火星的网格')).toEqual(['火星']);
  });

  it.each([
    ['比特币价格', ['比特币', '价格']],
    ['有多少座图书馆吗', ['图书馆']],
    ['月球上有什么', ['月球']],
    ['特斯拉高铁里程', ['特斯拉', '高铁', '里程']],
    ['配置网格机', ['网格机']],
    ['几家工厂', ['工厂']],
  ])('names words whole, whatever the dictionary cuts: %s', (question, words) => {
    expect(missing(question)).toEqual(words);
  });

  it.each([
    ['on the 26th of August', []],
    ['in September', ['September']],
    ['two thousand spacecraft', ['spacecraft']],
  ])('counts what the report says in figures as said: %s', (question, words) => {
    expect(missing(question)).toEqual(words);
  });

  it('counts headings and the title as the report', () => {
    expect(missing('深化改革')).toEqual([]);
    expect(missing('平安建设综述')).toEqual([]);
  });

  it('does not miss a word that stands for one of the report', () => {
    expect(missing('grid spacecraft')).toEqual(['spacecraft']);
  });

  it.each(['', '？？', '\ud800', '多少个'])('misses nothing in %j', (question) => {
    expect(missing(question)).toEqual([]);
  });
});
