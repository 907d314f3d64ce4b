import { toOriginalRange, type TextRange } from '../text/fold.ts';
import { matchingText } from './matching-text.ts';

/** A number with its unit, as it stands in a text. */
export interface Figure {
  /** UTF-16 units of the text; number and unit together. */
  readonly range: TextRange;
  /** The unit in the text's own characters, for instance `名`, `%`; "" where there is none. */
  readonly unit: string;
}

/** Units that commonly follow a number in Chinese and English, folded. */
const UNITS =
  '个百分点 % ‰ 个 名 位 人次 人 起 件 项 类 条 处 栋 幢 家 户 所 座 辆 台 套 次 场 批 届 天 日 周 个月 月 年 岁 个小时 小时 分钟 秒 元 美元 公里 千米 厘米 毫米 米 平方公里 平方千米 平方米 立方米 亩 公顷 吨 公斤 千克 克 升 千瓦 千瓦时 度 倍 成 级 份 笔 例 宗 间 支 对 头 只 株 棵 艘 架 册 层 组 票 种 章 percent years months weeks days hours minutes people cases km kg'.split(
    ' ',
  );
const LONGEST_FIRST = UNITS.toSorted((a, b) => b.length - a.length);
const UNIT = anyOf(LONGEST_FIRST.map((unit) => (/^[a-z]/u.test(unit) ? ` ?${unit}\\b` : unit)));

const NUMERALS = '〇零一二两三四五六七八九十百千万亿';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = `\\b${anyOf(MONTHS)}[a-z]{0,6}`;

/** Points in time and numbers that only name something: no figures. */
const DATE = anyOf([
  '\\d{4}年(?:度|\\d{1,2}月(?:\\d{1,2}[日号])?)?',
  '\\d{1,2}月(?:\\d{1,2}[日号]|份)?',
  '\\d{1,2}[日号](?!元)',
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '\\d{1,2}:\\d{2}(?::\\d{2})?',
  `${MONTH}\\.? \\d{1,2}(?!\\d)(?:,? ?(?:19|20)\\d{2})?`,
  `\\d{1,2} ${MONTH}(?: (?:19|20)\\d{2})?`,
  `(?:19|20)\\d{2}(?!\\d|\\.\\d|[十百千万亿]|${UNIT})`,
]);

const DIGITS = '\\d+(?:\\.\\d+)?(?:[十百千万亿]+| (?:hundred|thousand|[mbtr]+illion)\\b)?[多余]?';
/** Tens and more: a single character (`一起`, `一方`) is part of a word more often. */
const CHINESE =
  '(?:[二三四五六七八九]?十[一二三四五六七八九]?|(?:[一二两三四五六七八九][十百千万亿]+零?)+[一二三四五六七八九]?)[多余几]?';

const FIGURE = anyOf([
  `${DIGITS}(?<unit>${UNIT})?(?![a-z])`,
  `百分之(?:\\d+(?:\\.\\d+)?|[${NUMERALS}点]+)`,
  `(?<![上下])半(?<halfOf>个?(?:小时|年|月|天|日))`,
  `(?<![${NUMERALS}])${CHINESE}(?![${NUMERALS}])(?<counted>${UNIT})`,
]);

/** A number inside a number, after a letter or as an ordinal starts nothing. */
const TOKEN = new RegExp(`(?<![\\d第]|\\d\\.|[a-z]-?)(?:(?<date>${DATE})|${FIGURE})`, 'gu');

/**
 * Finds the figures of a text: numbers with their unit, in digits or Chinese numerals.
 *
 * Dates, times of day, ordinals (`第九批`) and codes (`A4`, `COVID-19`) are left out.
 */
export function figuresIn(text: string): readonly Figure[] {
  const matching = matchingText(text);
  return [...matching.text.matchAll(TOKEN)].flatMap(({ 0: match, index, groups = {} }) => {
    if (groups['date'] !== undefined) return [];
    const end = index + match.length;
    const unit = (groups['unit'] ?? groups['halfOf'] ?? groups['counted'] ?? '').trimStart();
    const range = toOriginalRange(matching, { start: index, end });
    if (unit === '') return [{ range, unit }];
    const { start } = toOriginalRange(matching, { start: end - unit.length, end });
    return [{ range, unit: text.slice(start, range.end) }];
  });
}

function anyOf(patterns: readonly string[]): string {
  return `(?:${patterns.join('|')})`;
}
