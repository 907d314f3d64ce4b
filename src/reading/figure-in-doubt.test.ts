import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReading, type OpenReading } from '../../test/support/reading.ts';
import { plainReport } from '../evaluation/plain-report.ts';

const report = plainReport('某市2024年工作综述', [
  '投诉总量、总人次同比分别下降3.6%、9.1%;全市用水量同比下降7.2%;溺水伤人事故起数、总人数同比分别下降12.5%、14.8%。',
  '全年连续18个月未发生较大火灾。',
  '集团有控股公司46家、参股公司17家,1280所学校订用其校服。',
  '东环线于6月28日通车,设站9座,从南站到北站最快29分钟。',
]);
let reading: OpenReading;

beforeAll(async () => {
  reading = await openReading(report);
});

afterAll(() => reading.close());

describe('a figure in doubt', () => {
  it.each([
    ['投诉总人次是不是下降了9.1%', '9.1%'],
    ['投诉总人次是不是下降了3.6%', '9.1%'],
    ['投诉总量是不是下降了9.1%', '3.6%'],
    ['用水量是不是下降了3.6%', '7.2%'],
    ['溺水事故总人数是不是少了12.5%', '14.8%'],
    ['溺水事故起数系咪跌咗14.8%', '12.5%'],
  ])('is held against what the report has for the same thing: %s', async (question, expected) => {
    expect(await reading.span(question, 1)).toBe(expected);
  });

  it.each([
    ['投诉是不是下降了3.6%', '3.6%、9.1%'],
    ['溺水伤人事故下降了14.8%吗', '12.5%、14.8%'],
  ])(
    'is held against all figures of a list where the name says not which: %s',
    async (question, expected) => {
      expect(await reading.span(question, 1)).toBe(expected);
    },
  );

  it.each([
    ['控股公司是不是有40家', '46家'],
    ['是不是有1,280所学校订用校服', '1280所'],
  ])('is held against the one with its own words: %s', async (question, expected) => {
    expect(await reading.span(question, 3)).toBe(expected);
  });

  it('is no date and no length of time where things are counted', async () => {
    expect(await reading.span('东环线设站是不是有12个', 4)).toBe('9座');
  });

  it('is shown with the fall where a rise is asked about', async () => {
    expect(await reading.span('用水量是不是上升了7.2%', 1)).toBe('下降7.2%');
  });

  it('may only say how long something has been so', async () => {
    expect(await reading.span('18个月都没有较大火灾吗', 2)).toContain('未发生较大火灾');
  });
});
