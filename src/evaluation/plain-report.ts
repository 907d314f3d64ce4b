import { createHash } from 'node:crypto';
import type { Paragraph, Report } from '../report/report.ts';

/**
 * Makes a report whose paragraphs are exactly the given texts: paragraph n is `texts[n - 1]`, all
 * in one unnamed section. Data sets number their paragraphs, so nothing may be parsed away.
 */
export function plainReport(title: string, texts: readonly string[]): Report {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const text of texts) {
    const end = start + text.length;
    paragraphs.push({ number: paragraphs.length + 1, section: 0, text, ranges: [{ start, end }] });
    start = end + 1;
  }
  const source = texts.join('\n');
  return {
    title,
    titleRanges: [],
    sections: [{ number: 0, level: 0, title: '', ranges: [], parent: null, path: '' }],
    paragraphs,
    dropped: [],
    source,
    hash: createHash('sha256').update(source, 'utf8').digest('hex'),
  };
}
