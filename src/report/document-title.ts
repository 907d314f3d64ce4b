import type { Block } from './blocks.ts';
import { chromeReasonOf } from './page-chrome.ts';
import { endsSentence, proseLength } from './punctuation.ts';

const MAX_TITLE_LENGTH = 90;
/** A line that is nothing but a day. */
export const DATE_LINE =
  /^[（(]?(?:19|20|二[〇○零])[\d〇○零一二三四五六七八九]{2}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十廿]{1,3}\s*日)?[）)]?$/u;

/** Indexes of the blocks above `first` that make up the title, in order; empty where none can be told. */
export function titleOf(head: readonly Block[], first: number): readonly number[] {
  const candidates = head.slice(0, first).flatMap((block, index) => {
    const isTitle =
      chromeReasonOf(block.text) === undefined &&
      block.text.length <= MAX_TITLE_LENGTH &&
      !DATE_LINE.test(block.text) &&
      !/^[（(].*[）)]$/u.test(block.text) &&
      /\p{L}/u.test(block.text);
    return isTitle ? [index] : [];
  });
  const title = longestOf(namingReports(candidates, head), head);
  if (title === undefined) return [];
  if (isLowerHalf(head, candidates, title)) return [title - 1, title];
  const subtitle = head[title + 1];
  const continues =
    title + 1 < first &&
    subtitle !== undefined &&
    (/^[—–-]{1,2}/u.test(subtitle.text) || /[—–-]{1,2}$/u.test(head[title]?.text ?? '')) &&
    candidates.includes(title + 1);
  return continues ? [title, title + 1] : [title];
}

const NAMES_REPORT =
  /(?:报告|報告|年报|年報|综述|綜述|公报|公報|白皮书|白皮書|总结|總結|纪实|紀實|(?:report|review)(?:\s+(?:for\s+)?(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?)?)[）)》]?$/iu;

/** Does a line call itself a report? */
export function namesReport(text: string): boolean {
  return NAMES_REPORT.test(text);
}

/** Of several lines those that call themselves a report, if any do. */
function namingReports(candidates: readonly number[], head: readonly Block[]): readonly number[] {
  const naming = candidates.filter((index) => namesReport(head[index]?.text ?? ''));
  return naming.length > 0 ? naming : candidates;
}

/** True for `——某市2023年工作综述` and for a report's name right below its author, in one block of lines. */
function isLowerHalf(
  head: readonly Block[],
  candidates: readonly number[],
  title: number,
): boolean {
  const [above, lower] = [head[title - 1], head[title]];
  if (above === undefined || lower === undefined || !candidates.includes(title - 1)) return false;
  if (/^[—–-]{1,2}/u.test(lower.text)) return true;
  return (
    namesReport(lower.text) &&
    !namesReport(above.text) &&
    above.afterBlank &&
    !lower.afterBlank &&
    head[title + 1]?.afterBlank !== false &&
    !endsSentence(above.text)
  );
}

/** The longest of the candidates, the last of equals; what follows a title is shorter than it. */
function longestOf(candidates: readonly number[], head: readonly Block[]): number | undefined {
  let best: number | undefined;
  for (const index of candidates) {
    const length = proseLength(head[index]?.text ?? '');
    if (best === undefined || length >= proseLength(head[best]?.text ?? '')) best = index;
  }
  return best;
}
