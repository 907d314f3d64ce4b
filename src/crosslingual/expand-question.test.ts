import { expect, it } from 'vitest';
import { expandQuestion } from './expand-question.ts';
import { parseLexicon } from './lexicon.ts';
import { parsePinyinTable } from './pinyin-table.ts';
import { indexTerms } from './term-postings.ts';

const parts = {
  lexicon: parseLexicon(
    'grid\t110\t网格90\nworker\t90\t工人80 员40\ngrid worker\t70\t网格员90\ntwo\t60\t两85\nvillage\t100\t村90\n',
  ),
  pinyin: parsePinyinTable('bi\t璧\nshan\t山\n'),
  report: indexTerms(['配置网格员12.1万余名', '璧山区公安局使用5g和ai技术', '26个村']),
};
const sources = (question: string): readonly string[] =>
  expandQuestion(question, parts).map(({ source }) => source);

it('translates words and phrases and leaves out the shell', () => {
  expect(sources('can you tell me how many grid workers')).toEqual([
    'grid',
    'worker',
    'grid worker',
  ]);
});

it('mends a slip of the finger and trusts it less', () => {
  const concepts = expandQuestion('wokers', parts);
  expect(concepts[0]).toMatchObject({ source: 'wokers' });
  expect(concepts[0]?.alternatives[0]?.weight).toBeLessThan(0.8);
});

it('keeps codes, Latin words and Chinese words that the report has', () => {
  expect(sources('which police use 5g or ai or 网格员 or 6g')).toEqual(
    expect.arrayContaining(['ai', '5g', '网格员']),
  );
  expect(sources('which police use 6g')).not.toContain('6g');
});

it('reads names spelled in pinyin', () => {
  expect(expandQuestion('police in bishan', parts)).toContainEqual({
    source: 'bishan',
    importance: 1.3,
    alternatives: [{ term: '璧山', weight: 1 }],
  });
});

it('lets a number word match digits and characters alike', () => {
  const [two] = expandQuestion('two villages', parts);
  expect(two?.alternatives.map(({ term }) => term)).toEqual(['2', '二', '两']);
});

it('leaves a Chinese question to the keyword index', () => {
  expect(sources('网格员有多少名')).toEqual([]);
});
