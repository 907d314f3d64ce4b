import { describe, expect, it } from 'vitest';
import { parseReport } from './parse-report.ts';

/** The headings of a document, each behind as many dots as its level. */
function headingsOf(...lines: readonly string[]): readonly string[] {
  return parseReport(['某公司年度报告', ...lines].join('\n\n')).sections.map(
    ({ level, title }) => `${'.'.repeat(level)}${title}`,
  );
}

describe('the nesting of numbered headings', () => {
  it('puts （一） inside 2.1 where the document does', () => {
    expect(
      headingsOf(
        '第一章 公司简介',
        '1.1 基本情况',
        '公司成立于1998年。',
        '第二章 经营情况',
        '2.1 主营业务',
        '（一）收入情况',
        '营业收入45.67亿元。',
        '（二）着力开拓市场。海外收入达到12.4亿元。',
        '2.2 利润分配',
        '每10股派发2.50元。',
      ),
    ).toEqual([
      '.第一章 公司简介',
      '..1.1 基本情况',
      '.第二章 经营情况',
      '..2.1 主营业务',
      '...（一）收入情况',
      '...（二）着力开拓市场',
      '..2.2 利润分配',
    ]);
  });

  it('learns it from a numbering that begins behind a paragraph of its section', () => {
    expect(
      headingsOf(
        '1. 主营业务',
        '本节说明业务。',
        '（一）收入情况',
        '收入增长。',
        '（二）研发投入',
        '投入增长。',
        '2. 利润分配',
        '不送红股。',
      ),
    ).toEqual(['.1. 主营业务', '..（一）收入情况', '..（二）研发投入', '.2. 利润分配']);
  });

  it('keeps 1.1 inside （一） where the document does', () => {
    expect(
      headingsOf(
        '（一）主营业务',
        '1.1 收入情况',
        '收入增长。',
        '1.2 研发投入',
        '投入增长。',
        '（二）利润分配',
        '2.1 现金红利',
        '不送红股。',
      ),
    ).toEqual([
      '.（一）主营业务',
      '..1.1 收入情况',
      '..1.2 研发投入',
      '.（二）利润分配',
      '..2.1 现金红利',
    ]);
  });

  it('puts 1. inside 1.1 where the document does', () => {
    expect(
      headingsOf(
        '1.1 主营业务',
        '1. 收入情况',
        '收入增长。',
        '（1）境内收入',
        '境内收入增长。',
        '2. 研发投入',
        '投入增长。',
        '1.2 利润分配',
        '不送红股。',
      ),
    ).toEqual([
      '.1.1 主营业务',
      '..1. 收入情况',
      '...（1）境内收入',
      '..2. 研发投入',
      '.1.2 利润分配',
    ]);
  });

  it('nests 一、（一）1. and （1） in the usual order, and lets no later list turn it round', () => {
    expect(
      headingsOf(
        '一、工作回顾',
        '（一）平安建设',
        '1. 抓治安',
        '（1）打击犯罪',
        '犯罪下降。',
        '2. 抓服务',
        '重点是以下两项：',
        '（一）窗口服务；',
        '（二）上门服务。',
        '（二）改革开放',
        '改革深入推进。',
        '二、下一步工作',
        '继续努力。',
      ),
    ).toEqual([
      '.一、工作回顾',
      '..（一）平安建设',
      '...1. 抓治安',
      '....（1）打击犯罪',
      '...2. 抓服务',
      '..（二）改革开放',
      '.二、下一步工作',
    ]);
  });

  it('learns nothing across a bare heading', () => {
    expect(
      headingsOf(
        '本报告说明经营情况。',
        '经营情况',
        '1. 境内收入',
        '收入增长。',
        '股东情况',
        '（一）股东人数',
        '1. 自然人',
        '自然人股东增加。',
      ),
    ).toEqual(['', '.经营情况', '..1. 境内收入', '.股东情况', '..（一）股东人数', '...1. 自然人']);
  });
});
