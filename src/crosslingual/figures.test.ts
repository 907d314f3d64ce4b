import { expect, it } from 'vitest';
import { figureConcepts } from './figures.ts';

const notations = (question: string): readonly string[] =>
  figureConcepts(question).flatMap(({ alternatives }) => alternatives.map(({ term }) => term));

it.each([
  ['over 970 thousand people', '97万'],
  ['970,000 people', '97万'],
  ['1.2 million users', '120万'],
  ['twelve thousand yuan', '1.2万'],
  ['10 million visits', '1000万'],
  ['1.5 billion yuan', '15亿'],
  ['dropped 48.63 percent', '48.63%'],
  ['down 16.9%', '16.9%'],
  ['twenty-six villages', '26'],
  ['one hundred and five cases', '105'],
  ['how about half an hour', '半小时'],
  ['three campaigns', '三'],
  ['一千七百一十七个', '1717'],
  ['二〇二二年', '2022'],
  ['十二万名', '12万'],
  ['19.39亿', '19.39亿'],
])('writes the figure of "%s" as a report does: %s', (question, expected) => {
  expect(notations(question)).toContain(expected);
});

it('leaves unit characters without a number alone', () => {
  expect(notations('千万家')).toEqual([]);
});

it('says where the figure stands', () => {
  const [figure] = figureConcepts('about twelve thousand yuan');
  expect(figure).toMatchObject({ source: 'twelve thousand', start: 6, end: 21 });
});
