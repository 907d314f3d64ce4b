import { expect, it } from 'vitest';
import { buildConceptIndex } from './concept-index.ts';
import { indexTerms } from './term-postings.ts';
import { wordingScores } from './wording-scores.ts';
import { findWordings, parseWordings } from './wordings.ts';

const wordings = parseWordings('刑案\t刑事案件80\n修\t建设40\n老百姓\t群众60 居民40\n');
const words = (question: string, ...report: readonly string[]): readonly string[] =>
  findWordings(question, wordings, indexTerms(report)).map(({ word }) => word);

it('finds everyday wordings in a Chinese question', () => {
  expect(words('老百姓的刑案少了吗')).toEqual(['老百姓', '刑案']);
});

it('leaves a single character alone when the report has it in a word', () => {
  expect(words('哪条路要修建')).toEqual(['修']);
  expect(words('哪条路要修建', '修建公路')).toEqual([]);
});

it('lifts the paragraphs that say it formally, the surest term most', () => {
  const index = buildConceptIndex([
    '群众来访',
    '居民楼',
    '老百姓的事',
    '立刑事案件',
    '其他',
    '别的',
  ]);
  const scores = wordingScores('老百姓', wordings, index);
  expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
  expect(scores[1]).toBeGreaterThan(0);
  expect([scores[2], scores[3], scores[4]]).toEqual([0, 0, 0]);
});
