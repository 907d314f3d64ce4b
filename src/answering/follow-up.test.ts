import { describe, expect, it } from 'vitest';
import { completeFollowUp } from './follow-up.ts';

const previous = { question: '请问一般道路连续几年没有发生重特大事故？', paragraph: 27 };

describe('completeFollowUp', () => {
  it.each([
    '那农村道路呢',
    'and rural roads',
    '农村道路呢?',
    'what about rural roads',
    '咁农村道路呢',
  ])('completes "%s" with the question before, without its shell', (followUp) => {
    const core = completeFollowUp(followUp, previous);
    expect(core).toMatch(/^(农村道路|rural roads) 一般道路连续几年没有发生重特大事故/u);
  });

  it('leaves a question that stands on its own alone', () => {
    const own = '划分网格多少个';
    expect(completeFollowUp(own, previous)).toBe(own);
    const long = '那全市公安派出所一窗通办政务服务多少项事项';
    expect(completeFollowUp(long, previous)).toBe(long);
  });

  it('changes nothing without a question before', () => {
    expect(completeFollowUp('那农村道路呢', undefined)).toBe('那农村道路呢');
  });

  it('takes a follow-up without a subject to mean the question before', () => {
    expect(completeFollowUp('为什么', previous)).toContain('一般道路');
  });

  it('survives an exchange of nothing', () => {
    expect(completeFollowUp('', { question: '', paragraph: null })).toBe('');
  });
});
