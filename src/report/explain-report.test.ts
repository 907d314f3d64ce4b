import { describe, expect, it } from 'vitest';
import { explainReport } from './explain-report.ts';
import { parseReport } from './parse-report.ts';

describe('explainReport', () => {
  it('shows title, sections, paragraphs, what was left out with line and reason, and totals', () => {
    const source =
      '首页 > 正文\n工作综述\n\n导语说明背景。\n\n一、回顾\n\n（一）平安\n\n案件下降16.9%。\n责任编辑：某人\n';
    expect(explainReport(parseReport(source)).split('\n')).toEqual([
      'Title: 工作综述',
      '',
      'Section 0, level 0: (introduction)',
      '     1  导语说明背景。  (7 characters)',
      '',
      'Section 1, level 1: 一、回顾',
      '',
      '  Section 2, level 2: （一）平安',
      '       2  案件下降16.9%。  (10 characters)',
      '',
      'Left out:',
      '  line    1  首页 > 正文  (navigation path)',
      '  line   11  责任编辑：某人  (editor)',
      '',
      '2 paragraphs in 2 named sections: 17 of 55 characters kept, 14 left out in 2 places',
      '',
    ]);
  });

  it('tells pages and cuts long paragraphs short', () => {
    const source = `工作综述\n\n${'平安重庆建设'.repeat(10)}。\f第二页说明情况。\n`;
    const explained = explainReport(parseReport(source));
    expect(explained).toContain(`${'平安重庆建设'.repeat(6)}平安重庆…  (61 characters, page 1)`);
    expect(explained).toContain('第二页说明情况。  (8 characters, page 2)');
  });

  it('never prints control characters of the source', () => {
    expect(explainReport(parseReport('标题\n\n平安\u001b[31m建设有成效。\n'))).not.toContain(
      '\u001b',
    );
  });
});
