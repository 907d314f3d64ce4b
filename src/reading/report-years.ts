import { reportFrame, yearsIn, type ReportFrame } from '../report/report-frame.ts';
import type { Report } from '../report/report.ts';
import { foldText } from '../text/fold.ts';

/** What years a report speaks of, and where. */
export interface ReportYears {
  readonly frame: ReportFrame | null;
  /** Years that the report speaks of anywhere. */
  readonly all: ReadonlySet<number>;
  /** The years of the headings that a paragraph (by number, from 1) stands under; maybe none. */
  around(paragraph: number): ReadonlySet<number>;
}

/** A line this short that is no sentence stands for a heading where no headings were found. */
const HEADING_CHARS = 30;
const SENTENCE_END = /[。;!?；！？]\s*$/u;

/** Reads a report's years off its headings and short lines. */
export function reportYears(report: Report): ReportYears {
  const frame = reportFrame(report);
  const titles = new Map(
    report.sections.map(({ number, title }) => [number, yearsIn(foldText(title), frame)]),
  );
  const all = new Set<number>();
  const around: ReadonlySet<number>[] = [];
  let current: ReadonlySet<number> = new Set();
  let section = -1;
  for (const paragraph of report.paragraphs) {
    const own = yearsIn(foldText(paragraph.text), frame);
    own.forEach((year) => all.add(year));
    if (paragraph.section !== section) {
      section = paragraph.section;
      const heading = titles.get(section) ?? new Set();
      if (heading.size > 0) current = heading;
    }
    const isHeading = paragraph.text.length <= HEADING_CHARS && !SENTENCE_END.test(paragraph.text);
    if (isHeading && own.size > 0) current = own;
    around.push(current);
  }
  for (const years of titles.values()) years.forEach((year) => all.add(year));
  yearsIn(foldText(report.title), frame).forEach((year) => all.add(year));
  return { frame, all, around: (number) => around[number - 1] ?? new Set() };
}

/**
 * How a place in the report agrees with the years of a question: 1 same sentence, ⅔ same paragraph,
 * ⅓ under such a heading; the same below zero where only other years stand there; 0 when neither tells.
 *
 * @param nearest the years of the sentence, the paragraph and the headings, in this order
 */
export function yearFit(
  asked: ReadonlySet<number>,
  nearest: readonly ReadonlySet<number>[],
): number {
  if (asked.size === 0) return 0;
  const level = nearest.findIndex((years) => years.size > 0);
  const years = nearest[level];
  if (years === undefined) return 0;
  const agrees = [...asked].some((year) => years.has(year));
  return ((agrees ? 1 : -1) * (nearest.length - level)) / nearest.length;
}
