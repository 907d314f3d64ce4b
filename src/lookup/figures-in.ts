import { toOriginalRange, type TextRange } from '../text/fold.ts';
import { matchingText } from './matching-text.ts';

/** A number with its unit, as it stands in a text. */
export interface Figure {
  /** UTF-16 units of the text; number and unit together. */
  readonly range: TextRange;
  /** The unit in the text's own characters, for instance `萬名`, `%`; "" where there is none. */
  readonly unit: string;
}

/** Units that commonly follow a number in Chinese and English; the longest one that fits counts. */
const UNITS =
  '个百分点 % ‰ 个 名 位 人次 人 余人 起 件 项 类 条 处 栋 幢 家 户 所 座 辆 台 套 次 场 批 届 天 日 周 个月 个小时 月 年 岁 小时 分钟 秒 元 万元 亿元 美元 公里 千米 厘米 毫米 米 平方公里 平方千米 平方米 立方米 亩 公顷 吨 公斤 千克 克 升 千瓦 兆瓦 千瓦时 度 倍 成 级 份 笔 例 宗 间 支 对 头 只 株 棵 艘 架 册 层 组 岁 票 种 章 percent years months weeks days hours minutes people cases km kg';
const UNIT = `(?:${[...new Set(UNITS.split(' '))]
  .sort((a, b) => b.length - a.length)
  .map((unit) => (/^[a-z]/u.test(unit) ? ` ?${unit}\\b` : unit))
  .join('|')})`;

const SCALE = '(?:[十百千万亿]+| (?:hundred|thousand|million|billion|trillion)\\b)';
const MORE = '[多余几]';
const DIGITS = `\\d+(?:\\.\\d+)?${SCALE}?${MORE}?`;
/** Tens and more with a digit; a single character (`一起`, `一方`) is a word more often. */
const CHINESE = `(?:[二三四五六七八九]?十[一二三四五六七八九]?|(?:[一二两三四五六七八九][十百千万亿]+零?)+[一二三四五六七八九]?)${MORE}?`;
const PER_CENT = '百分之(?:\\d+(?:\\.\\d+)?|[一二三四五六七八九十百零点]+)';
const HALF = '(?<![上下])半(?:个)?(?:小时|年|月|天|日)';

/** Points in time are no figures. */
const DATE =
  '(?:\\d{4}年(?:度|\\d{1,2}月(?:\\d{1,2}[日号])?)?|\\d{1,2}月(?:\\d{1,2}[日号]|份)?|\\d{1,2}[日号](?!元)|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}:\\d{2}(?::\\d{2})?|(?<![\\d.])(?:19|20)\\d{2}(?![\\d.]|[十百千万亿]|' +
  `${UNIT}))`;

const TOKEN = new RegExp(
  `(?<date>${DATE})|(?<![\\d.a-z第-])(?:(?<number>${DIGITS})(?<unit>${UNIT})?(?![a-z])|(?<whole>${PER_CENT}|${HALF})|(?<![〇零一二两三四五六七八九十百千万亿])(?<chinese>${CHINESE})(?![〇零一二两三四五六七八九十百千万亿])(?<measure>${UNIT}))`,
  'gu',
);

/**
 * Finds the figures of a text: numbers with their unit, in digits or Chinese numerals.
 *
 * Dates, times of day, ordinals (`第九批`) and codes (`A4`, `COVID-19`) are left out.
 */
export function figuresIn(text: string): readonly Figure[] {
  const matching = matchingText(text);
  return [...matching.text.matchAll(TOKEN)].flatMap((match) => {
    if (match.groups?.['date'] !== undefined) return [];
    const end = match.index + match[0].length;
    const unit = match.groups?.['unit'] ?? match.groups?.['measure'] ?? '';
    const range = toOriginalRange(matching, { start: match.index, end });
    const unitRange =
      unit === '' ? null : toOriginalRange(matching, { start: end - unit.length, end });
    return [{ range, unit: unitRange === null ? '' : text.slice(unitRange.start, unitRange.end) }];
  });
}
