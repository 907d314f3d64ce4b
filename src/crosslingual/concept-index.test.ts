import { expect, it } from 'vitest';
import { buildConceptIndex } from './concept-index.ts';
import { conceptCoverage, coveredConcepts } from './covered-concepts.ts';
import type { QueryConcept } from './expand-question.ts';

const paragraphs = [
  '全市信访总量下降。网格员有12万名。',
  '全市配置网格员,化解信访矛盾。',
  '全市刑事案件下降。',
  '其他内容。',
];
const petition: QueryConcept = {
  source: 'petition',
  importance: 1,
  alternatives: [
    { term: '信访', weight: 0.9 },
    { term: '矛盾', weight: 0.3 },
  ],
};
const gridWorker: QueryConcept = {
  source: 'grid worker',
  importance: 1,
  alternatives: [{ term: '网格员', weight: 0.9 }],
};
const nowhere: QueryConcept = {
  source: 'heron',
  importance: 1,
  alternatives: [{ term: '苍鹭', weight: 0.9 }],
};

it('prefers the paragraph that names all concepts in one sentence', () => {
  const { paragraphs: scores } = buildConceptIndex(paragraphs).score([petition, gridWorker]);
  expect(scores[1]).toBeGreaterThan(scores[0] ?? 0);
  expect(scores[0]).toBeGreaterThan(0);
  expect([scores[2], scores[3]]).toEqual([0, 0]);
});

it('counts only the best alternative of a concept', () => {
  const twice = buildConceptIndex(['信访矛盾', '信访事项', '其他']).score([petition]).paragraphs;
  expect(twice[0]).toBe(twice[1]);
});

it('values a concept that the report lacks highest, so that coverage shows the gap', () => {
  const { concepts } = buildConceptIndex(paragraphs).score([petition, nowhere]);
  const [found, missing] = concepts;
  expect(missing).toMatchObject({ documentFrequency: 0, alternatives: [] });
  expect(missing?.value).toBeGreaterThan(found?.value ?? 0);
  expect(conceptCoverage('信访', concepts)).toBeLessThan(0.5);
});

it('says which term stands for which concept', () => {
  const { concepts } = buildConceptIndex(paragraphs).score([petition, gridWorker]);
  expect(
    coveredConcepts('化解矛盾', concepts).map(({ concept, term, weight }) => [
      concept.source,
      term,
      weight,
    ]),
  ).toEqual([['petition', '矛盾', 0.3]]);
});
