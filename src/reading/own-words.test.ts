import { describe, expect, it } from 'vitest';
import { plainReport } from '../evaluation/plain-report.ts';
import { createReader } from './create-reader.ts';
import { readReaderModel } from './reader-file.ts';

const report = plainReport('某市2024年工作综述', [
  '城区道路连续6年、山区道路连续11年未发生塌方事故。',
  '来信总数、来访人次同比分别下降4.2%、7.3%。',
]);
const reader = createReader(report, {
  model: readReaderModel('embeddings/reader'),
  explain: () => [],
});

function spanOf(core: string, paragraph: number): string {
  const { span } = reader.read({ core }, [
    { paragraph, score: 1, keyword: 10, similarity: 0.8, concepts: 0, windows: [] },
  ]).highlight;
  const text = report.paragraphs[paragraph - 1]?.text ?? '';
  return span === null ? '' : text.slice(span.start, span.end);
}

describe('the figure among several', () => {
  it.each([
    ['山区道路连续多少年未发生塌方', '11年'],
    ['城区道路连续多少年未发生塌方', '6年'],
  ])('is the one whose own words are asked for: %s', (question, expected) => {
    expect(spanOf(question, 1)).toBe(expected);
  });

  it.each([
    ['来信总数下降了百分之几', '4.2%'],
    ['来访人次下降了百分之几', '7.3%'],
  ])('is the one in the same place of a list: %s', (question, expected) => {
    expect(spanOf(question, 2)).toBe(expected);
  });
});
