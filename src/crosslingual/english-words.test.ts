import { expect, it } from 'vitest';
import { baseForms, englishWords, isStopWord } from './english-words.ts';

const texts = (folded: string): readonly string[] => englishWords(folded).map(({ text }) => text);

it('drops possessives and inner apostrophes and parts hyphenated words', () => {
  expect(texts("shaanxi's rule-of-law plan isn’t in nan'an")).toEqual(
    'shaanxi rule of law plan isnt in nanan'.split(' '),
  );
});

it('says where a word stands', () => {
  expect(englishWords('几个 grid worker')[1]).toEqual({ text: 'worker', start: 8, end: 14 });
});

it.each([
  ['cities', 'city'],
  ['boxes', 'box'],
  ['lives', 'life'],
  ['dropped', 'drop'],
  ['reduced', 'reduce'],
  ['planning', 'plan'],
  ['driving', 'drive'],
  ['built', 'build'],
])('offers the base form of %s', (word, base) => {
  expect(baseForms(word)).toContain(base);
});

it('leaves words alone that only look inflected', () => {
  expect(baseForms('gas')).toEqual([]);
  expect(baseForms('business')).toEqual([]);
});

it('treats the shell of a chatty question as nothing asked', () => {
  for (const word of ['please', 'tell', 'how', 'many']) expect(isStopWord(word)).toBe(true);
  for (const word of ['petition', 'drop']) expect(isStopWord(word)).toBe(false);
});
