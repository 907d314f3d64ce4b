import { describe, expect, it } from 'vitest';
import { askedFigures, bareFigure, inDigits, namingRange, standsIn } from './known-figure.ts';

describe('where a text says what a figure is', () => {
  it.each([
    ['推进21个挂牌地区与8个重点地区整治', '21', '挂牌地区'],
    ['今年,全区刑事立案同比下降7.25%。', '7.25', '全区刑事立案'],
    ['来信总量、总人次同比分别下降4.2%、6.1%;立案', '6.1', '来信总量、总人次'],
    ['共排查高层建筑815栋。', '815', '共排查高层建筑'],
  ])('%s: %s', (text, figure, expected) => {
    const place = standsIn(text, [figure]);
    const { start, end } = namingRange(text, place ?? { start: 0, end: 0 });
    expect(text.slice(start, end)).toBe(expected);
  });
});

it.each([
  ['1963个是什么的数量', ['1963']],
  ['1963年是什么年份', []],
])('a figure asked about is no year: %s', (core, expected) => {
  expect(askedFigures(core)).toEqual(expected);
});

it.each([
  ['16.9%', '16.9'],
  ['8.6万', '8.6'],
  ['1,860万元?', '1,860'],
  ['2022', null],
  ['多少万', null],
  ['8.6万是什么', null],
])('%s is nothing but a figure: %s', (core, expected) => {
  expect(bareFigure(core)).toBe(expected);
});

it('Han numerals are read as the report writes them', () => {
  const concepts = [{ source: '十九', value: 1, alternatives: [{ term: '19', weight: 1 }] }];
  expect(inDigits('十九场的是什么', concepts)).toBe('19场的是什么');
  expect(inDigits('一季度', [{ source: '一', value: 1, alternatives: [] }])).toBe('一季度');
});
