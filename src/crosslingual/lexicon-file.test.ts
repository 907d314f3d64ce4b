import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { createConceptScorer, type ConceptScorer } from './concept-scorer.ts';
import { readCrosslingualKnowledge } from './lexicon-file.ts';

const folder = fileURLToPath(new URL('../../embeddings/lexicon', import.meta.url));
const paragraphs = [
  '全市信访总量同比下降5.8%。',
  '全市立刑事案件同比下降16.9%。',
  '配置网格员12.1万余名。',
  '法院建成投用,法官参加听证。',
  '森林火灾扑救队伍赶来支援。',
];
let scorer: ConceptScorer;

beforeAll(() => {
  scorer = createConceptScorer(paragraphs, readCrosslingualKnowledge(folder));
});

// One reason a line: the bundled lexicon must translate the plain words of government reports.
it.each([
  ['how much did petitions drop', 0],
  ['criminal cases filed, down by?', 1],
  ['grid wokers headcount pls', 2],
  ['is there a new court, and which judges', 3],
  ['who helped to fight the forest fires', 4],
])('finds the paragraph for "%s"', (question, expected) => {
  const scores = scorer.scores(question);
  expect(scores.indexOf(Math.max(...scores))).toBe(expected);
});

it('finds nothing for another topic', () => {
  expect(Math.max(...scorer.scores('chocolate cake recipe'))).toBe(0);
});
