import { expect, it } from 'vitest';
import type { SearchHit } from '../search/retriever.ts';
import { worthReading } from './worth-reading.ts';

function hitsOf(scores: readonly number[]): readonly SearchHit[] {
  return scores.map((score, at) => ({
    paragraph: at + 1,
    score,
    keyword: 0,
    similarity: 0,
    concepts: 0,
    windows: [],
  }));
}

it.each([
  ['sure of its first', [0.9, 0.3, 0.3, 0.2, 0.2, 0.1], 4],
  ['unsure', [0.9, 0.8, 0.7, 0.6, 0.5, 0.46, 0.44], 6],
  ['very unsure', Array.from({ length: 30 }, () => 0.4), 10],
  ['short of hits', [0.9, 0.1], 2],
])('reads fewer hits where the search is surer: %s', (_, scores, count) => {
  expect(worthReading(hitsOf(scores))).toHaveLength(count);
});
