import { foldText } from '../text/fold.ts';
import type { Report } from './report.ts';

/** The year the report is written from: what it calls 今年 ("this year") and 去年 ("last year"). */
export interface ReportFrame {
  /** What the report means by "this year"; the year before is its "last year". */
  readonly thisYear: number;
}

const REVIEW =
  /((?:19|20)\d\d)\s*年?(?:度)?(?!\d)[^。;]{0,30}(?:综述|回顾|总结|工作情况|成就|年度报告|年报|白皮书|公报|review)/u;
const PLAN_OR_REPORT =
  /((?:19|20)\d\d)\s*年[^。;]{0,20}(?:政府工作报告|工作报告|工作安排|工作要点)/u;
const DATELINE =
  /(?<!\d)((?:19|20)\d\d)\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[-/.]\d{1,2}[-/.]\d{1,2})/u;

/**
 * Derives the report's frame of reference from its own words, never from the clock.
 *
 * A review of a year ("2022年…综述", "一、2025年工作回顾") is written in the next one; a "2026年政府
 * 工作报告" in its own; otherwise a date in the text dropped around the report (the dateline) tells.
 *
 * @returns null when the text does not tell for certain
 */
export function reportFrame(report: Report): ReportFrame | null {
  const headings = [report.title, ...report.sections.map(({ title }) => title)].map(foldText);
  const reviewed = new Set(headings.map((heading) => yearIn(REVIEW, heading)).filter(isYear));
  const [review] = reviewed;
  if (review !== undefined && reviewed.size === 1) return { thisYear: review + 1 };
  const own = yearIn(PLAN_OR_REPORT, headings[0] ?? '');
  if (own !== null) return { thisYear: own };
  const datelines = new Set(
    report.dropped
      .map(({ range }) => yearIn(DATELINE, report.source.slice(range.start, range.end)))
      .filter(isYear),
  );
  const [dateline] = datelines;
  return dateline !== undefined && datelines.size === 1 ? { thisYear: dateline } : null;
}

function yearIn(pattern: RegExp, text: string): number | null {
  const year = pattern.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}

function isYear(year: number | null): year is number {
  return year !== null;
}

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/前年|the year before last/gu, -2],
  [/去年|过去一年|上年(?!度)|一年来|旧年|last year|past year|previous year/gu, -1],
  [/今年|本年度?|this year/gu, 0],
  [/明年|next year/gu, 1],
];

/**
 * The years a folded text speaks of: those it names, and those its reference words mean in this frame.
 *
 * Words stay unresolved without a frame.
 */
export function yearsIn(folded: string, frame: ReportFrame | null): ReadonlySet<number> {
  const years = new Set<number>();
  for (const match of folded.matchAll(
    /(?<!\d)((?:19|20)\d\d)(?!\d)(?!\s*(?:个|人|件|起|条|万|亿|元|名|栋|处))/gu,
  )) {
    years.add(Number(match[1]));
  }
  if (frame === null) return years;
  for (const [pattern, offset] of RELATIVE) {
    if (new RegExp(pattern.source, 'u').test(folded)) years.add(frame.thisYear + offset);
  }
  return years;
}
