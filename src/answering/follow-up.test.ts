import { describe, expect, it } from 'vitest';
import { completeFollowUp } from './follow-up.ts';

const previous = { question: '请问一般道路连续几年没有发生重特大事故？', paragraph: 27 };

describe('completeFollowUp', () => {
  it.each(['那农村道路呢', '农村道路呢?', '咁农村道路呢'])(
    'puts the words of "%s" in place of those they are parallel to',
    (followUp) => {
      const core = completeFollowUp(followUp, previous);
      expect(core).toMatch(/^农村道路连续几年没有发生重特大事故/u);
    },
  );

  it.each([
    [
      'and rural roads',
      'for how many years have ordinary roads been safe',
      'for how many years have rural roads been safe',
    ],
    ['那 2022 年呢', '2021年破了多少起', '2022年破了多少起'],
    ['那去年呢', '2021年破了多少起', '去年破了多少起'],
    ['女性呢', '男性有多少人', '女性有多少人'],
  ])('turns "%s" after "%s" into "%s"', (followUp, question, expected) => {
    expect(completeFollowUp(followUp, { question, paragraph: null })).toBe(expected);
  });

  it('keeps all of the question before where nothing in it is parallel', () => {
    expect(completeFollowUp('and rural roads', previous)).toMatch(/^rural roads 一般道路连续几年/u);
  });

  it('takes only the subject along when the follow-up asks itself', () => {
    const core = completeFollowUp('那刑案破了多少起', previous);
    expect(core).toContain('刑案破了多少起');
    expect(core).toContain('道路');
    expect(core).not.toContain('几年');
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

  it('goes on from what the answer said where its question is no longer known', () => {
    const said = '一般道路連續10年、';
    const core = completeFollowUp('那农村道路呢', { question: '', said, paragraph: 27 });
    expect(core).toBe('农村道路 一般 道路 连续');
  });

  it('survives an exchange of nothing', () => {
    expect(completeFollowUp('', { question: '', paragraph: null })).toBe('');
  });
});
