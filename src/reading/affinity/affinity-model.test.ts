import { describe, expect, it } from 'vitest';
import { readReaderModel } from '../reader-file.ts';
import { createAffinityScorer } from './affinity-model.ts';

const scorer = createAffinityScorer(readReaderModel('embeddings/reader').affinity);

function best(question: string, text: string, candidates: readonly string[]): string | undefined {
  const score = scorer.forQuestion(question);
  const scored = candidates.map((candidate) => {
    const start = text.indexOf(candidate);
    return {
      candidate,
      score: score(scorer.cluesOf(text, { start, end: start + candidate.length })),
    };
  });
  return scored.sort((left, right) => right.score - left.score)[0]?.candidate;
}

describe('the form of an answer', () => {
  const text = '2021年3月,副市长李文华宣布投资3.2亿元,新桥在长江上动工,增长16.9%。';
  const all = ['2021年3月', '李文华', '3.2亿元', '16.9%'];

  it.each([
    ['什么时候动工的', '2021年3月'],
    ['是谁宣布的', '李文华'],
    ['投资多少钱', '3.2亿元'],
    ['增长了百分之几', '16.9%'],
    ['who announced it', '李文华'],
  ])('for %s is that of %s', (question, expected) => {
    expect(best(question, text, all)).toBe(expected);
  });
});
