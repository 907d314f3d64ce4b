import { describe, expect, it } from 'vitest';
import { clozeFeatures, clozeOf } from './cloze.ts';

const text = '平安是人民群众福祉所系,也是发展的前提。';
const fit = (question: string, candidate: string): readonly number[] => {
  const start = text.indexOf(candidate);
  return clozeFeatures(clozeOf(question), text, { start, end: start + candidate.length });
};

describe('filling the gap of a question', () => {
  it('fits the words whose neighbours are those of the asking word', () => {
    const [before = 0, after = 0] = fit('平安是谁的福祉所系', '人民群众');
    expect(before).toBe(2);
    expect(after).toBe(3);
    const [otherBefore = 0, otherAfter = 0] = fit('平安是谁的福祉所系', '发展的前提');
    expect(otherBefore + otherAfter).toBe(0);
  });

  it('tells nothing of a question without an asking word in Chinese', () => {
    expect(clozeOf('whose well-being is it')).toBeNull();
    expect(fit('whose well-being is it', '人民群众')).toEqual([0, 0, 0, 0]);
  });
});
