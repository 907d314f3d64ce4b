import { describe, expect, it } from 'vitest';
import { plainReport } from '../evaluation/plain-report.ts';
import { reportYears, yearFit } from './report-years.ts';

const report = plainReport('某市2026年政府工作报告', [
  '一、2025年工作回顾',
  '全年新建公路120公里。',
  '二、2026年工作安排',
  '今年计划新建公路90公里。',
  '力争明年通车。',
]);

describe('the years of a report', () => {
  const years = reportYears(report);

  it('come from its own words, reference words included', () => {
    expect(years.frame).toEqual({ thisYear: 2026 });
    expect([...years.all].sort()).toEqual([2025, 2026, 2027]);
  });

  it('reach from a heading to the paragraphs under it', () => {
    expect([...years.around(2)]).toEqual([2025]);
    expect([...years.around(5)]).toEqual([2026]);
  });
});

describe('how a place agrees with the years asked', () => {
  const sets = (...years: readonly number[]) => new Set(years);

  it('is judged by the nearest words that name a year', () => {
    expect(yearFit(sets(2025), [sets(2025), sets(2026), sets()])).toBe(1);
    expect(yearFit(sets(2025), [sets(), sets(), sets(2026)])).toBeCloseTo(-1 / 3);
    expect(yearFit(sets(2025), [sets(), sets(2025, 2026), sets()])).toBeCloseTo(2 / 3);
  });

  it('is open when no year is asked or named', () => {
    expect(yearFit(sets(), [sets(2025), sets(), sets()])).toBe(0);
    expect(yearFit(sets(2025), [sets(), sets(), sets()])).toBe(0);
  });
});
