import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from './parse-report.ts';
import { paragraphAt, sectionAt } from './report.ts';
import { quote, quoteHeading, quoteTitle, VerbatimMismatchError } from './verbatim-guard.ts';

const report = parseReport(readFileSync('data/report.txt', 'utf8'));

describe('quote', () => {
  it('quotes all paragraphs, headings and the title of the bundled report', () => {
    for (const paragraph of report.paragraphs) {
      expect(quote(report, paragraph)).toBe(paragraph.text);
    }
    for (const section of report.sections) {
      expect(quoteHeading(report, section)).toBe(section.title);
    }
    expect(quoteTitle(report)).toBe(report.title);
  });

  it('quotes a stretch that runs over a line break of the source', () => {
    const heading = sectionAt(report, 1);
    expect(heading.ranges.length).toBeGreaterThan(1);
    const sourced = { text: heading.title, ranges: heading.ranges };
    const { length } = heading.title;
    for (let start = 0; start < length; start += 1) {
      const range = { start, end: length };
      expect(quote(report, sourced, range)).toBe(heading.title.slice(start));
    }
  });

  it('throws when one character differs from the source', () => {
    const { text, ranges } = paragraphAt(report, 11);
    const forged = { text: text.replace('16.9%', '15.9%'), ranges };
    expect(() => quote(report, forged)).toThrow(VerbatimMismatchError);
    const at = text.indexOf('16.9%');
    expect(quote(report, forged, { start: 0, end: at })).toBe(text.slice(0, at));
    expect(() => quote(report, forged, { start: at, end: at + 5 })).toThrow(VerbatimMismatchError);
  });

  it('throws when the ranges belong to another paragraph or the text is longer than they are', () => {
    const { text } = paragraphAt(report, 11);
    const { ranges } = paragraphAt(report, 12);
    expect(() => quote(report, { text, ranges })).toThrow(VerbatimMismatchError);
    const first = paragraphAt(report, 1);
    const longer = { text: `${first.text}。`, ranges: first.ranges };
    expect(() => quote(report, longer)).toThrow(VerbatimMismatchError);
  });

  it.each([
    { start: -1, end: 3 },
    { start: 0, end: 100_000 },
    { start: 5, end: 4 },
  ])('throws for a range outside the text: $start to $end', (range) => {
    expect(() => quote(report, paragraphAt(report, 1), range)).toThrow(VerbatimMismatchError);
  });
});
