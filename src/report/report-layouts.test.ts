import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  BOTTOMS,
  BYLINES,
  layOut,
  PLAIN_LAYOUT,
  TOPS,
  type Layout,
} from '../../test/fixtures/reports/report-variants.ts';
import { parseReport } from './parse-report.ts';
import type { Report } from './report.ts';

const bundled = parseReport(
  readFileSync(new URL('../../data/report.txt', import.meta.url), 'utf8'),
);

function textsOf(report: Report): readonly string[] {
  return report.paragraphs.map(({ text }) => text);
}

function expectSameReport(source: string): Report {
  const report = parseReport(source);
  expect(textsOf(report)).toEqual(textsOf(bundled));
  expect(report.title).toBe(bundled.title);
  return report;
}

function expectSameSections(source: string): void {
  const sections = expectSameReport(source).paragraphs.map(({ section }) => section);
  expect(sections).toEqual(bundled.paragraphs.map(({ section }) => section));
}

const separations = ['blank', 'indent', 'both', 'wide-indent'] as const;
const wraps: readonly Partial<Layout>[] = [
  {},
  { wrap: 40 },
  { wrap: 40, measure: 'columns' },
  { wrap: 72 },
  { wrap: 72, measure: 'columns' },
];

describe('the bundled report in other layouts gives the same paragraphs', () => {
  const layouts = separations.flatMap((separation) =>
    wraps.map((wrap) => ({ ...PLAIN_LAYOUT, separation, ...wrap })),
  );

  it.each(layouts)('told apart by $separation, wrapped at $wrap $measure', (layout) => {
    for (const headings of ['two-lines', 'one-line', 'numbered', 'markdown', 'bold'] as const) {
      expectSameSections(layOut(bundled, { ...layout, headings }));
    }
  });

  it.each(layouts)('without headings, $separation, $wrap $measure', (layout) => {
    const report = expectSameReport(layOut(bundled, { ...layout, headings: 'none' }));
    expect(report.sections).toHaveLength(1);
    expect(report.sections[0]).toMatchObject({ number: 0, title: '' });
  });

  it.each(BOTTOMS.map((bottom, index) => ({ bottom, top: TOPS[index % TOPS.length] ?? [] })))(
    'with other page debris: $top … $bottom',
    (debris) => {
      for (const wrap of wraps)
        expectSameSections(layOut(bundled, { ...PLAIN_LAYOUT, ...wrap, ...debris }));
      expectSameSections(layOut(bundled, { ...PLAIN_LAYOUT, separation: 'line', ...debris }));
    },
  );

  it.each(BYLINES.slice(1))('with a byline below the headline: %s', (...byline) => {
    const source = layOut(bundled, PLAIN_LAYOUT);
    expectSameSections(source.replace(bundled.title, [bundled.title, ...byline].join('\n')));
  });

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no-break spaces as indentation', (text: string) => text.replaceAll('\n  ', '\n\u00a0\u00a0')],
    [
      'zero-width characters at the edges',
      (text: string) => text.replaceAll('\n', '\u200b\n\u200b'),
    ],
    ['tabs as indentation', (text: string) => text.replaceAll('\n  ', '\n\t')],
    ['blanks at line ends', (text: string) => text.replaceAll('\n', '  \n')],
    ['three blank lines between paragraphs', (text: string) => text.replaceAll('\n\n', '\n\n\n\n')],
  ])('with %s', (_name, change) => {
    expectSameSections(change(layOut(bundled, PLAIN_LAYOUT)));
  });

  it('numbers its headings as the document prints them', () => {
    const report = parseReport(layOut(bundled, { ...PLAIN_LAYOUT, headings: 'numbered' }));
    expect(report.sections[1]?.title).toBe('一、重拳打擊——守大局穩定護社會安寧');
  });
});
