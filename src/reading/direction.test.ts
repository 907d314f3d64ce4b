import { describe, expect, it } from 'vitest';
import { isOpposite } from './direction.ts';

describe('a rise and a fall', () => {
  it.each([
    ['用水量是不是上升了7.2%', '用水量同比下降7.2%'],
    ['用水量加咗7.2%系咪', '用水量降至7.2%'],
    ['did water use rise by 7.2%', '用水量下降7.2%'],
    ['用水量少了7.2%吗', '用水量增长7.2%'],
  ])('are opposite: %s, %s', (question, clause) => {
    expect(isOpposite(question, clause)).toBe(true);
  });

  it.each([
    ['用水量是不是降了7.2%', '用水量同比下降7.2%'],
    ['用水量是不是7.2%', '用水量同比下降7.2%'],
    ['用水量下降后是不是又增长了7.2%', '用水量下降7.2%'],
    ['用水量多少了', '用水量增长7.2%'],
  ])('are not found in %s, %s', (question, clause) => {
    expect(isOpposite(question, clause)).toBe(false);
  });
});
