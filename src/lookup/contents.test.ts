import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../test/fixtures/report-of.ts';
import { parseReport } from '../report/parse-report.ts';
import { contents } from './contents.ts';

describe('contents', () => {
  it('gives every section its run of paragraphs', () => {
    const bundled = parseReport(readFileSync('data/report.txt', 'utf8'));
    expect(
      contents(bundled).map(({ section, first, last }) => [section.number, first, last]),
    ).toEqual([
      [0, 1, 5],
      [1, 6, 14],
      [2, 15, 23],
      [3, 24, 28],
      [4, 29, 39],
    ]);
  });

  it('counts the paragraphs of inner sections to the outer ones', () => {
    const text =
      '# A\n\n## A1\n\n甲乙丙丁甲乙丙丁甲乙丙丁。\n\n## A2\n\n戊己庚辛戊己庚辛戊己庚辛。\n\n# B\n\n壬癸子丑壬癸子丑壬癸子丑。\n';
    const runs = contents(parseReport(text)).map(({ section, first, last }) => [
      section.title,
      first,
      last,
    ]);
    expect(runs).toEqual(
      expect.arrayContaining([
        ['A2', 2, 2],
        ['B', 3, 3],
      ]),
    );
    expect(runs.find(([title]) => title === 'A')).toEqual(['A', 1, 2]);
  });

  it('leaves out headings with nothing below them', () => {
    const report = reportOf('', [
      { heading: 'empty', paragraphs: [] },
      { heading: 'full', paragraphs: ['text'] },
    ]);
    expect(contents(report).map(({ section }) => section.title)).toEqual(['full']);
  });
});
