import type { Report } from '../report/report.ts';

/** Is one of report and text written in Han characters and the other in other letters? */
export function isInOtherScript(report: Report, text: string): boolean {
  if (!/\p{L}/u.test(text)) return false;
  return hasHan(text) !== report.paragraphs.some((paragraph) => hasHan(paragraph.text));
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
