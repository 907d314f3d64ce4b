import type { Report } from '../report/report.ts';
import { VerbatimMismatchError } from '../report/verbatim-guard.ts';
import { unescapeHtml } from './escape-html.ts';

/**
 * Checks a message as it is sent: whatever stands in `<blockquote>` must be the report's own words.
 *
 * Every line of a block quote, tags stripped and entities decoded, has to be a stretch of one
 * paragraph, heading or the title, character by character.
 *
 * @throws VerbatimMismatchError when a quoted line is not in the report
 */
export function assertSentHtmlIsVerbatim(html: string, report: Report): void {
  for (const [, quoted = ''] of html.matchAll(/<blockquote[^>]*>(.*?)<\/blockquote>/gsu)) {
    const text = unescapeHtml(quoted.replace(/<[^>]*>/gu, ''));
    if (isStretchOf(report, text)) continue;
    if (text.split('\n').every((line) => isStretchOf(report, line))) continue;
    throw new VerbatimMismatchError(
      `A quotation of ${text.length} characters about to be sent is not in the report. ` +
        'Nothing was sent. This is a bug in rendering or splitting.',
    );
  }
}

function isStretchOf(report: Report, text: string): boolean {
  // Lone surrogates are sent as U+FFFD.
  const mayBeMended = text.includes('\ufffd');
  const isIn = (whole: string): boolean =>
    whole.includes(text) || (mayBeMended && whole.toWellFormed().includes(text));
  return (
    report.paragraphs.some((paragraph) => isIn(paragraph.text)) ||
    report.sections.some((section) => isIn(section.title)) ||
    isIn(report.title)
  );
}
