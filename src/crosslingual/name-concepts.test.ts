import { expect, it } from 'vitest';
import { englishWords } from './english-words.ts';
import { parseLexicon } from './lexicon.ts';
import { nameConcepts } from './name-concepts.ts';
import { parsePinyinTable } from './pinyin-table.ts';
import { indexTerms } from './term-postings.ts';

const pinyin = parsePinyinTable(
  'zeng\t曾增\nfei\t飞非\njing\t警京\nkuai\t快\nban\t办\nnan\t南\nan\t岸安\nwu\t巫无\nxi\t溪锡\nwo\t我\nmen\t们\nlv\t旅\nyou\t游\n',
);
const lexicon = parseLexicon(
  'ban\t100\t禁止80\nwu\t120\t巫70 武30\nwomen\t90\t妇女90\nwuxi\t120\t无锡90\n',
);
const report = indexTerms(['巫办说', '曾飞介绍', '警快办上线', '南岸区', '巫溪县', '我们', '旅游']);
const names = (question: string): readonly (readonly string[])[] =>
  nameConcepts(englishWords(question), { lexicon, pinyin, report }).map(({ terms }) => terms);

it.each([
  ['what did zeng fei say', '曾飞'],
  ['what did fei zeng say', '曾飞'],
  ['what did zengfei say', '曾飞'],
  ['the "jing kuai ban" thing', '警快办'],
  ["police of nan'an", '南岸'],
  ['police of nanan', '南岸'],
  ['luyou figures', '旅游'],
  // The lexicon has both words, the first one only as a family name.
  ['who is wu ban', '巫办'],
])('reads the pinyin in "%s"', (question, expected) => {
  expect(names(question)).toEqual([[expected]]);
});

it('takes an English word for what it says, not for what it spells', () => {
  expect(names('rights of women')).toEqual([]);
  expect(names('the ban')).toEqual([]);
});

it('finds the namesake that the report means', () => {
  expect(names('wuxi county')).toEqual([['巫溪']]);
});
