import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../test/fixtures/report-of.ts';
import { parseReport } from '../report/parse-report.ts';
import { draftQuestions } from './draft-questions.ts';

const bundled = parseReport(
  readFileSync(new URL('../../data/report.txt', import.meta.url), 'utf8'),
);

describe('draftQuestions', () => {
  it('asks for the one figure of a clause in the words around it', () => {
    const report = reportOf('', [
      { heading: null, paragraphs: ['全市劃分網格8.6萬個，人民安寧。'] },
    ]);
    expect(draftQuestions(report)).toEqual([
      {
        paragraph: 1,
        wording: {
          'zh-Hans': '全市划分网格多少个?',
          'zh-Hant': '全市劃分網格多少個?',
          en: 'What figure does the report give for “全市劃分網格”?',
        },
      },
    ]);
  });

  it('never tells the figure it asks for', () => {
    const drafts = draftQuestions(bundled);
    expect(drafts.length).toBeGreaterThan(5);
    for (const { wording } of drafts) expect(wording['zh-Hant']).not.toMatch(/\d/u);
  });

  it('takes paragraphs of every section before it comes back to the first', () => {
    const sections = draftQuestions(bundled)
      .slice(0, 3)
      .map(({ paragraph }) => bundled.paragraphs[paragraph - 1]?.section);
    expect(new Set(sections).size).toBe(3);
  });

  it('drafts nothing where there is no figure', () => {
    expect(draftQuestions(reportOf('', []))).toEqual([]);
    expect(draftQuestions(reportOf('', [{ heading: null, paragraphs: ['平安是福。'] }]))).toEqual(
      [],
    );
  });
});
