import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReading, type OpenReading } from '../../test/support/reading.ts';
import { plainReport } from '../evaluation/plain-report.ts';

const report = plainReport('某市2024年工作综述', [
  '城区道路连续6年、山区道路连续11年未发生塌方事故。',
  '来信总数、来访人次同比分别下降4.2%、7.3%。',
  '投诉总量、总人次同比分别下降3.6%、9.1%。',
  '技工流失率由14.2%降至8.7%,为六年来最低;初诊等候时间从七周缩短为十六天。',
  '去年7月,经两昼夜抢修,三座受损桥梁全部恢复通车。',
  '为方便老人就医,全区开通免费接送专线,惠及老人2.3万人次。',
  '全区建成健身驿站、托幼园地、长者食堂服务点326处、113处、154处。',
  '全区上下全力保供水、稳供电、抢收割、强排涝,奖励先进村12个。',
  '东湖区“夜间窗口”、北塔区“一站受理”、南溪区“邻里议事”等做法在全国会议上交流。',
]);
let reading: OpenReading;

beforeAll(async () => {
  reading = await openReading(report);
});

afterAll(() => reading.close());

describe('the member among several', () => {
  it.each([
    ['山区道路连续多少年未发生塌方', '11年'],
    ['城区道路连续多少年未发生塌方', '6年'],
  ])('is the one whose own words are asked for: %s', async (question, expected) => {
    expect(await reading.span(question, 1)).toBe(expected);
  });

  it.each([
    ['来信总数下降了百分之几', '4.2%'],
    ['来访人次下降了百分之几', '7.3%'],
  ])('is the one in the same place of a list: %s', async (question, expected) => {
    expect(await reading.span(question, 2)).toBe(expected);
  });

  it.each([
    ['投诉总量下降多少', '3.6%'],
    ['投诉总人次下降多少', '9.1%'],
  ])('is found where names of a list share their beginning: %s', async (question, expected) => {
    expect(await reading.span(question, 3)).toBe(expected);
  });

  it.each([
    ['东湖区的做法叫什么', '“夜间窗口”'],
    ['北塔区的做法叫什么', '“一站受理”'],
    ['南溪区的做法叫什么', '“邻里议事”'],
  ])('may be a quoted name: %s', async (question, expected) => {
    expect(await reading.span(question, 9)).toBe(expected);
  });

  it.each([
    ['技工流失率降到了多少', '8.7%'],
    ['技工流失率原来是多少', '14.2%'],
    ['初诊等候时间是多少', '十六天'],
  ])('is what a figure has become, unless it is asked before: %s', async (question, expected) => {
    expect(await reading.span(question, 4)).toBe(expected);
  });

  it.each([['受损桥梁抢修了多久才通车', '两昼夜']])(
    'is a length of time where one is asked for: %s',
    async (question, expected) => {
      expect(await reading.span(question, 5)).toBe(expected);
    },
  );

  it.each([
    ['健身驿站服务点建成多少处', '326处'],
    ['托幼园地服务点建成多少处', '113处'],
    ['长者食堂服务点建成多少处', '154处'],
    ['113处是什么', '托幼园地'],
  ])('is found where names and figures follow each other: %s', async (question, expected) => {
    expect(await reading.span(question, 7)).toBe(expected);
  });

  it('is the whole list, where as many things are asked for', async () => {
    expect(await reading.span('全区上下做的是哪四件事', 8)).toContain(
      '保供水、稳供电、抢收割、强排涝',
    );
  });

  it('is the clause that gives the reason, where that is asked for', async () => {
    expect(await reading.span('为什么开通免费接送专线', 6)).toBe('为方便老人就医');
  });

  it('is no quoted name that stands for something else', async () => {
    const text = '依照“清风行动”的安排,警方查处非法捕捞案件,守住了渔民的“金饭碗”。';
    const other = await openReading(plainReport('某县2024年工作综述', [text]));
    try {
      expect(await other.span('警方查处非法捕捞是依照哪个行动', 1)).toContain('清风行动');
    } finally {
      await other.close();
    }
  });
});
