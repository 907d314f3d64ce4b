import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexTerms } from './term-postings.ts';

it('finds exactly the texts that contain a Chinese term', () => {
  const text = fc.string({
    unit: fc.constantFrom('网', '格', '员', '信', '访', ','),
    maxLength: 12,
  });
  const term = fc.string({
    unit: fc.constantFrom('网', '格', '员', '信'),
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(text), term, (texts, searched) => {
      const expected = texts.flatMap((one, at) => (one.includes(searched) ? [at] : []));
      expect(indexTerms(texts).find(searched)).toEqual(expected);
    }),
  );
});

it('matches a figure or a Latin word only whole', () => {
  const postings = indexTerms(['增长5.8%', '15个', '5个', '用ai技术', 'airport']);
  expect(postings.find('5')).toEqual([2]);
  expect(postings.find('5.8%')).toEqual([0]);
  expect(postings.find('ai')).toEqual([3]);
});
