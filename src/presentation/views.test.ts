import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foundAnswer } from '../../test/fixtures/found-answer.ts';
import { reportOf } from '../../test/fixtures/report-of.ts';
import { checkClaim } from '../lookup/check-claim.ts';
import { collectFigures } from '../lookup/collect-figures.ts';
import { findOccurrences } from '../lookup/find-occurrences.ts';
import { parseReport } from '../report/parse-report.ts';
import { checkHtml } from './check-html.ts';
import { figuresHtml } from './figures-html.ts';
import { inlineContents, inlineResult } from './inline-result.ts';
import { occurrencesHtml } from './occurrences-html.ts';
import type { Page } from './page.ts';
import { sectionHtml } from './section-html.ts';
import { whyHtml } from './why-html.ts';

const report = parseReport(readFileSync('data/report.txt', 'utf8'));

/** All pages of a view, as a reader turns them. */
function pagesOf(view: (page: number) => Page): string[] {
  const { pages } = view(1);
  return Array.from({ length: pages }, (_, index) => view(index + 1).html);
}

describe('views of the report', () => {
  it('shows every paragraph of a section once over its pages', () => {
    const pages = pagesOf((page) => sectionHtml(report, 2, { language: 'zh-Hans', page }));
    expect(pages.length).toBeGreaterThan(0);
    const shown = [...pages.join('\n').matchAll(/^第 (\d+) 段$/gmu)].map(([, number]) =>
      Number(number),
    );
    expect(shown).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23]);
  });

  it('moves a page asked for outside to the nearest one', () => {
    const long = reportOf('', [
      { heading: 'h', paragraphs: Array<string>(9).fill('長。'.repeat(300)) },
    ]);
    const view = (page: number): number => sectionHtml(long, 1, { language: 'en', page }).page;
    const { pages } = sectionHtml(long, 1, { language: 'en' });
    expect(pages).toBeGreaterThan(2);
    expect([view(-3), view(0), view(2), view(99), view(NaN)]).toEqual([1, 1, 2, pages, 1]);
  });

  it('lists every occurrence bold in its sentence', () => {
    const found = findOccurrences(report, '网格员');
    const html = pagesOf((page) =>
      occurrencesHtml(report, found, { language: 'zh-Hans', page }),
    ).join('');
    expect(html).toContain('<b>「网格员」在全文出现 4 次</b>');
    expect(html.match(/<b>網格員<\/b>/gu)).toHaveLength(4);
    expect(html).toContain('第 22 段 · 2 次');
  });

  it('lists all figures bold in their sentences', () => {
    const figures = collectFigures(report);
    const pages = pagesOf((page) => figuresHtml(report, figures, { language: 'en', page }));
    const bold = pages.join('\n').match(/<b>/gu) ?? [];
    // 28類 and 134項 touch, so they share one mark.
    expect(bold).toHaveLength(43 + figures.length + pages.length);
    expect(pages[0]).toMatch(/^<b>44 figures in the report<\/b>/u);
  });
});

describe('a page', () => {
  it('has no more markup than Telegram draws in one message', () => {
    const text = Array.from({ length: 300 }, (_, at) => `${at}個`).join('。');
    const dense = reportOf('', [{ heading: null, paragraphs: [text] }]);
    const figures = collectFigures(dense);
    for (const html of pagesOf((page) => figuresHtml(dense, figures, { language: 'en', page }))) {
      expect(html.match(/<[a-z]/gu)?.length).toBeLessThanOrEqual(100);
    }
  });
});

describe('checkHtml', () => {
  it('marks what differs on both sides', () => {
    const message = '全市立刑事案件同比下降15.9%。';
    const html = checkHtml(checkClaim(report, message), { report, language: 'zh-Hans', message });
    expect(html).toContain('<i>全市立刑事案件同比下降<s>15.9%</s>。</i>');
    expect(html).toContain('<u>全市立刑事案件同比下降<b>16.9%</b></u>');
    // A single verdict has no count above it.
    expect(html).not.toContain('一致 0 处');
  });

  it('says so when there is nothing to check', () => {
    expect(checkHtml([], { report, language: 'en', message: 'Hi!' })).toBe(
      'That message has no sentence that could be checked.',
    );
  });
});

describe('whyHtml', () => {
  it('tells matched words, both similarities and the runner-up', () => {
    const answer = foundAnswer(report, { paragraph: 11, sentence: '16.9%', span: null }, [14]);
    const lines = whyHtml(answer, { report, language: 'zh-Hans' }).split('\n');
    expect(lines.slice(1)).toEqual([
      '📍 重拳打擊——守大局穩定護社會安寧 › 第 11 段',
      '对上的词：「刑事」「立案」',
      '字词匹配：61%',
      '向量相似度：0.73',
      '其次是：重拳打擊——守大局穩定護社會安寧 › 第 14 段',
      '报告回答了这个问题的把握：93%',
    ]);
    expect(whyHtml({ ...answer, passages: [] }, { report, language: 'en' })).toBe('');
  });
});

describe('inline results', () => {
  it('have the sentence as title, the place as description and post the cited answer', () => {
    const { highlight } = foundAnswer(report, {
      paragraph: 4,
      sentence: '平安,是改革發展的基石,是人民群眾福祉所繫。',
      span: null,
    });
    const result = inlineResult({ score: 1, ...highlight }, { report, language: 'en' });
    expect(result.title).toBe('平安,是改革發展的基石,是人民群眾福祉所繫。');
    expect(result.description).toBe('Introduction › ¶ 4');
    expect(result.html).toMatch(/^📍 Introduction › ¶ 4\n<blockquote><u>/u);
  });

  it('list the sections, with something to tap on even without headings', () => {
    expect(inlineContents(report, 'zh-Hans').map(({ title }) => title)[1]).toBe(
      '重拳打擊——守大局穩定護社會安寧',
    );
    const bare = reportOf('', [{ heading: null, paragraphs: ['text'] }]);
    expect(inlineContents(bare, 'en').map(({ title }) => title)).toEqual(['¶ 1']);
  });
});
