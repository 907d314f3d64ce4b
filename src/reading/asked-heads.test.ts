import { describe, expect, it } from 'vitest';
import { askedHeads } from './asked-heads.ts';

describe('the kind of thing asked for', () => {
  it.each([
    ['垃圾倒进了哪条江', '江'],
    ['这事是哪个派出所办的', '派出所'],
    ['评了哪两个奖项', '奖项'],
    ['系边间学校', '学校'],
  ])('of %s is %s', (question, head) => {
    expect(askedHeads(question, [])).toContain(head);
  });

  it('is translated with what the report says', () => {
    const concepts = [
      { source: 'court', value: 1, alternatives: [{ term: '法院', weight: 0.9 }] },
      { source: 'opened', value: 1, alternatives: [{ term: '成立', weight: 0.9 }] },
    ];
    expect(askedHeads('which specialised court opened last year', concepts)).toContain('法院');
    expect(askedHeads('when did the court open', concepts)).toEqual([]);
  });

  it('is nothing in a question for a number', () => {
    expect(askedHeads('一共修了多少公里', [])).toEqual([]);
  });
});
