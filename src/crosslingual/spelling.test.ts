import { expect, it } from 'vitest';
import { spellingNeighbours } from './spelling.ts';

const vocabulary = new Set(['worker', 'workers', 'court', 'count', 'fire']);
const neighbours = (word: string): readonly string[] =>
  spellingNeighbours(word, (candidate) => vocabulary.has(candidate));

it.each([
  ['wokers', 'workers'],
  ['workerrs', 'workers'],
  ['wrokers', 'workers'],
  ['wurkers', 'workers'],
])('mends %s', (typed, meant) => {
  expect(neighbours(typed)).toContain(meant);
});

it('offers every neighbour', () => {
  expect([...neighbours('couat')].sort()).toEqual(['count', 'court']);
});

it('does not guess at short words', () => {
  expect(neighbours('fira')).toEqual([]);
});
