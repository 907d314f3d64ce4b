import { expect, it } from 'vitest';
import { parseLexicon } from './lexicon.ts';

const lexicon = parseLexicon('petition\t115\t信访88 请愿7\ngrid worker\t60\t网格员91\n');

it('decodes importance and weights from hundredths, best term first', () => {
  expect(lexicon.find('petition')).toEqual({
    importance: 1.15,
    alternatives: [
      { term: '信访', weight: 0.88 },
      { term: '请愿', weight: 0.07 },
    ],
  });
});

it('keeps two-word phrases', () => {
  expect(lexicon.has('grid worker')).toBe(true);
});

it('knows nothing else', () => {
  expect(lexicon.find('petitions')).toBeUndefined();
  expect(lexicon.size).toBe(2);
});
