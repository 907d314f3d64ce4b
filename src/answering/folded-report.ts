import { fold, type FoldedText } from '../text/fold.ts';
import type { Report } from '../report/report.ts';

/** A report folded once, for everything that matches words against it. */
export interface FoldedReport {
  readonly report: Report;
  /** By position: paragraph number - 1. */
  readonly paragraphs: readonly FoldedText[];
  /** Title, headings and paragraphs, one per line. */
  readonly everything: string;
}

/** Folds all paragraphs of a report. */
export function foldReport(report: Report): FoldedReport {
  const paragraphs = report.paragraphs.map(({ text }) => fold(text));
  const headings = [report.title, ...report.sections.map(({ title }) => title)];
  const everything = [
    ...headings.map((heading) => fold(heading).text),
    ...paragraphs.map(({ text }) => text),
  ];
  return { report, paragraphs, everything: everything.join('\n') };
}
