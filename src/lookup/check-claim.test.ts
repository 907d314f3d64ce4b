import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../report/parse-report.ts';
import { splitSentences, splitClauses } from '../text/sentences.ts';
import { checkClaim, type ClaimCheck } from './check-claim.ts';
import { textAt } from './report-places.ts';

const report = parseReport(readFileSync('data/report.txt', 'utf8'));

/** A check with its ranges read: the message's words, then the report's. */
function read(message: string): unknown[] {
  return checkClaim(report, message).map((check) => {
    const claim = message.slice(check.claim.start, check.claim.end);
    if (check.verdict === 'not-found' || check.verdict === 'too-short') {
      return [check.verdict, claim];
    }
    const { text } = textAt(report, check.place);
    const quoted = text.slice(check.quoted.start, check.quoted.end);
    if (check.verdict === 'verbatim') return [check.verdict, claim, quoted];
    return [check.verdict, claim, quoted, differences(check, message, text)];
  });
}

function differences(
  check: Extract<ClaimCheck, { verdict: 'differs' }>,
  message: string,
  text: string,
): string {
  const claim = check.claimOnly.map(({ start, end }) => message.slice(start, end)).join('|');
  return `${claim} ≠ ${check.reportOnly.map(({ start, end }) => text.slice(start, end)).join('|')}`;
}

describe('checkClaim', () => {
  it('recognises every sentence of the report as verbatim', () => {
    for (const paragraph of report.paragraphs) {
      for (const { start, end } of splitSentences(paragraph.text)) {
        const sentence = paragraph.text.slice(start, end);
        for (const { verdict } of checkClaim(report, sentence)) {
          expect(['verbatim', 'too-short']).toContain(verdict);
        }
      }
    }
  });

  it('sees no difference in script, punctuation, width or white space', () => {
    expect(read('平安 是改革发展的基石')).toEqual([
      ['verbatim', '平安 是改革发展的基石', '平安,是改革發展的基石'],
    ]);
    expect(read('共排查整改消防用水问题高层建筑１,７１７栋！')).toEqual([
      [
        'verbatim',
        '共排查整改消防用水问题高层建筑１,７１７栋！',
        '共排查整改消防用水問題高層建築1717棟',
      ],
    ]);
  });

  it('marks a wrong figure as a whole', () => {
    expect(read('全市立刑事案件同比下降15.9%。')).toEqual([
      ['differs', '全市立刑事案件同比下降15.9%。', '全市立刑事案件同比下降16.9%', '15.9% ≠ 16.9%'],
    ]);
    expect(read('抓獲犯罪嫌疑人6476人。')).toEqual([
      ['differs', '抓獲犯罪嫌疑人6476人。', '抓獲犯罪嫌疑人476人', '6476 ≠ 476'],
    ]);
  });

  it('marks words that were turned round', () => {
    expect(read('全市刑事案件上升16.9%。')).toEqual([
      ['differs', '全市刑事案件上升16.9%。', '全市立刑事案件同比下降16.9%', '上升 ≠ 立|同比下降'],
    ]);
  });

  it('looks at the clauses of a sentence that the report does not have', () => {
    expect(read('据悉，破刑事案件7.45万起，比邻近几个省都要少得多。')).toEqual([
      ['too-short', '据悉，'],
      ['verbatim', '破刑事案件7.45万起，', '破刑事案件7.45萬起'],
      ['not-found', '比邻近几个省都要少得多。'],
    ]);
  });

  it('does not take dates and common phrases for near quotations', () => {
    const message = '2021年3月15日，全市同比下降12.5%。如果没有城管，明年要修三条地铁。';
    expect(read(message).map((check) => (check as string[])[0])).toEqual([
      'not-found',
      'not-found',
    ]);
  });

  it('leaves out questions, and tells what is too short to be compared', () => {
    expect(read('刑事案件同比下降多少？真的嗎?好的。')).toEqual([['too-short', '好的。']]);
    expect(checkClaim(report, '')).toEqual([]);
    expect(checkClaim(report, '😀😀😀 \ud800')).toEqual([]);
  });

  it('keeps every range inside its text for any clause with a word changed', () => {
    for (const paragraph of report.paragraphs) {
      for (const { start, end } of splitClauses(paragraph.text)) {
        const clause = `甲${paragraph.text.slice(start, end).replace(/\p{L}(?=\P{L}*$)/u, '乙')}`;
        for (const check of checkClaim(report, clause)) {
          if (check.verdict !== 'differs') continue;
          const { text } = textAt(report, check.place);
          expect(check.quoted.end).toBeLessThanOrEqual(text.length);
          for (const range of check.reportOnly) {
            expect(range.start).toBeGreaterThanOrEqual(check.quoted.start);
            expect(range.end).toBeLessThanOrEqual(check.quoted.end);
          }
          for (const range of check.claimOnly) {
            expect(range.end).toBeLessThanOrEqual(clause.length);
          }
        }
      }
    }
  });
});
