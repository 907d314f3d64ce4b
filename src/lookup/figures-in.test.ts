import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresIn } from './figures-in.ts';

function figures(text: string): string[] {
  return figuresIn(text).map(({ range }) => text.slice(range.start, range.end));
}

describe('figuresIn', () => {
  it.each<[string, string[]]>([
    ['立刑事案件同比下降16.9%;總人數下降19.9%、20.7%', ['16.9%', '19.9%', '20.7%']],
    ['勸阻970.7萬人次,追贓19.39億元', ['970.7萬人次', '19.39億元']],
    ['治理1.26萬餘處隱患、1161處地質災害', ['1.26萬餘處', '1161處']],
    ['共１,７１７棟，約８.６萬個', ['１,７１７棟', '８.６萬個']],
    ['一千七百一十七棟高層，三十多人', ['一千七百一十七棟', '三十多人']],
    ['百分之十六點九，用時僅半個小時', ['百分之十六點九', '半個小時']],
    ['連續24個月、連續17年', ['24個月', '17年']],
    ['增長5-10%，提高2個百分點', ['5', '10%', '2個百分點']],
    ['2000棟樓在2000年建成', ['2000棟']],
    ['It cost 3.5 million yuan and took 12 months.', ['3.5 million', '12 months']],
  ])('finds numbers with their unit: %s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it.each([
    '2022年8月26日經一夜奮戰,去年4月,2月17日,12月份',
    '會議於10:30開始,文件日期2022-08-26',
    '第九批示範村、第12批',
    '成千上萬的人，一起救火，一方安寧，十分平安，黨的二十大，“十四五”規劃',
    'On March 5, 2022 and on 6 April 2021, in 2020',
    'A4紙、COVID-19、5G網絡',
    '上半年與下半年',
  ])('leaves out dates, ordinals, codes and words: %s', (text) => {
    expect(figures(text)).toEqual([]);
  });

  it('tells the unit in the own characters of the text', () => {
    expect(figuresIn('畫出８.６萬個網格，下降１６.９％').map(({ unit }) => unit)).toEqual([
      '個',
      '％',
    ]);
    expect(figuresIn('共1717').map(({ unit }) => unit)).toEqual(['']);
  });

  it('returns ranges in order that never overlap, whatever the text', () => {
    const unit = fc.constantFrom(...Array.from('0123456789.,%萬億年月日個第一十百半A- 。'));
    const text = fc.string({ unit });
    fc.assert(
      fc.property(text, (value) => {
        let end = 0;
        for (const { range } of figuresIn(value)) {
          expect(range.start).toBeGreaterThanOrEqual(end);
          expect(range.end).toBeGreaterThan(range.start);
          expect(range.end).toBeLessThanOrEqual(value.length);
          end = range.end;
        }
      }),
    );
  });
});
