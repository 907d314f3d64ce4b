import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  layOut,
  PLAIN_LAYOUT,
  TOPS,
  BOTTOMS,
} from '../../test/fixtures/reports/report-variants.ts';
import type { TextRange } from '../text/fold.ts';
import { explainReport } from './explain-report.ts';
import { parseReport } from './parse-report.ts';
import { isInvisible } from './physical-lines.ts';
import type { Report } from './report.ts';

const bundledSource = readFileSync(new URL('../../data/report.txt', import.meta.url), 'utf8');

function textAt(report: Report, ranges: readonly TextRange[]): string {
  return ranges.map(({ start, end }) => report.source.slice(start, end)).join('');
}

/** Headings that open a paragraph lie inside it; all other parts have their own place. */
function expectExactCut(report: Report): void {
  for (const { text, ranges } of report.paragraphs) expect(textAt(report, ranges)).toBe(text);
  for (const { title, ranges } of report.sections) expect(textAt(report, ranges)).toBe(title);
  expect(textAt(report, report.titleRanges)).toBe(report.title);
  const paragraphStarts = new Set(report.paragraphs.map(({ ranges }) => ranges[0]?.start));
  const ownHeadings = report.sections.filter(
    ({ ranges }) => !paragraphStarts.has(ranges[0]?.start),
  );
  const parts = [
    ...report.paragraphs.flatMap(({ ranges }) => ranges),
    ...ownHeadings.flatMap(({ ranges }) => ranges),
    ...report.titleRanges,
    ...report.dropped.map(({ range }) => range),
  ].sort((a, b) => a.start - b.start);
  let covered = 0;
  for (const { start, end } of parts) {
    expect(start).toBeGreaterThanOrEqual(covered);
    expect(end).toBeGreaterThan(start);
    expectNothingSeen(report.source.slice(covered, start));
    covered = end;
  }
  expectNothingSeen(report.source.slice(covered));
}

function expectNothingSeen(gap: string): void {
  expect(isInvisible(gap.replace(/^[-‐]/u, ''))).toBe(true);
}

function expectOrder(report: Report): void {
  report.paragraphs.forEach(({ number, section }, index) => {
    expect(number).toBe(index + 1);
    expect(report.sections.some((candidate) => candidate.number === section)).toBe(true);
    expect(section).toBeGreaterThanOrEqual(report.paragraphs[index - 1]?.section ?? 0);
  });
  for (const { number, level, parent, path, title } of report.sections) {
    expect(path.endsWith(title)).toBe(true);
    if (parent === null) continue;
    expect(parent).toBeLessThan(number);
    expect(report.sections.find((one) => one.number === parent)?.level).toBeLessThan(level);
  }
}

const line = fc.oneof(
  fc.constantFrom(
    '一、工作回顾',
    '（一）着力推动高质量发展。一年来，全市生产总值增长5.4%。',
    '（二）加快建设',
    '1.1 Background',
    '## 第二节',
    '**要點**',
    '第一章 總則',
    '目录',
    '首頁 > 正文',
    '編輯: 某人',
    '- 12 -',
    '重拳打擊——',
    '守大局穩定',
    'Harbour City Police',
    'Annual Report 2023',
    'A word from the mayor',
    '2022年,極不平凡、極不尋常。',
    'The courts handled 216 cases in the govern-',
    'ment of the city, and people look to',
    '',
    '',
    '　　百姓看平安，关键看治安。一年来，全市政法机关聚焦人民群众深恶痛绝的各类违法犯罪。',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const document = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n', '\r', '\f', '\u2028', '\v')), {
    maxLength: 40,
  })
  .map((lines) => lines.map(([text, lineBreak]) => text + lineBreak).join(''));

describe('parseReport on any text', () => {
  it('cuts into exact, rising, separate ranges that leave out only white space', () => {
    fc.assert(
      fc.property(document, (source) => {
        const report = parseReport(source);
        expect(report.source).toBe(source);
        expectExactCut(report);
        expectOrder(report);
        expect(explainReport(report)).toContain(`${report.paragraphs.length} paragraphs`);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps these promises for the report in any layout', () => {
    const layout = fc.record({
      headings: fc.constantFrom(
        'two-lines',
        'one-line',
        'numbered',
        'markdown',
        'bold',
        'none' as const,
      ),
      separation: fc.constantFrom('blank', 'indent', 'both', 'wide-indent', 'line' as const),
      wrap: fc.integer({ min: 18, max: 100 }),
      measure: fc.constantFrom('characters', 'columns' as const),
      top: fc.constantFrom(...TOPS),
      bottom: fc.constantFrom(...BOTTOMS),
    });
    const bundled = parseReport(bundledSource);
    expectExactCut(bundled);
    fc.assert(
      fc.property(layout, (own) => {
        const report = parseReport(layOut(bundled, { ...PLAIN_LAYOUT, ...own }));
        expectExactCut(report);
        expectOrder(report);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['lone surrogates', '平安\ud800重慶。\udc00\n\ud83d\ude00😀'],
    ['control characters', '\u0000\u0001平安\u0007重慶。\u001b[31m\n\u0008'],
    ['a line of 10,000 characters', `${'平安重慶'.repeat(2500)}。`],
    ['10,000 blank lines', '\n'.repeat(10_000)],
    [
      'long runs that invite backtracking',
      `${'a'.repeat(200_000)}\n${'.'.repeat(200_000)}\n# ${' #'.repeat(100_000)} x\n${'-'.repeat(200_000)}\nend-\ned.`,
    ],
    ['only emoji', '😀😀😀'],
    ['nothing', ''],
  ])('takes %s without throwing', (_name, source) => {
    expectExactCut(parseReport(source));
  });
});
