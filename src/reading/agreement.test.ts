import { describe, expect, it } from 'vitest';
import { plainReport } from '../evaluation/plain-report.ts';
import { createReader } from './create-reader.ts';
import { readReaderModel } from './reader-file.ts';

const report = plainReport('某县2024年工作综述', [
  '全县刑事案件同比下降12.4%。',
  '全年扑救森林火灾18起。',
  '新建学校6所,改建学校9所。',
]);
const reader = createReader(report, {
  model: readReaderModel('embeddings/reader'),
  explain: () => [],
});
const agrees = (core: string, paragraph: number): boolean | null =>
  reader.read({ core }, [
    { paragraph, score: 1, keyword: 10, similarity: 0.8, concepts: 0, windows: [] },
  ]).agrees;

describe('whether a figure asked for agrees', () => {
  it('is said where the report has it, and where it has another for the same thing', () => {
    expect(agrees('刑事案件同比下降12.4%吗', 1)).toBe(true);
    expect(agrees('刑事案件同比下降20%吗', 1)).toBe(false);
    expect(agrees('全年扑救森林火灾18起吗', 2)).toBe(true);
    expect(agrees('全年扑救森林火灾是20起吗', 2)).toBe(false);
  });

  it('is left open where several figures may be meant, or another thing is', () => {
    expect(agrees('新建学校7所吗', 3)).toBeNull();
    expect(agrees('抓获嫌疑人20名吗', 2)).toBeNull();
    expect(agrees('全年扑救森林火灾多少起', 2)).toBeNull();
  });
});
