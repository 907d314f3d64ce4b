import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../report/parse-report.ts';
import { citation } from './citation.ts';
import { citationText } from './citation-text.ts';

const report = parseReport(readFileSync('data/report.txt', 'utf8'));

describe('citationText', () => {
  it('copies the quoted words with title, section and paragraph', () => {
    const { text = '' } = report.paragraphs[3] ?? {};
    expect(citationText(report, { paragraph: 4, language: 'zh-Hans' })).toBe(
      `${text}\n—${report.title} › 引言 › 第 4 段`,
    );
  });

  it('fits a copy button, keeping the source', () => {
    const copied = citationText(report, { paragraph: 27, language: 'en' });
    expect(copied.length).toBe(256);
    expect(copied).toMatch(/…\n—.* › ¶ 27$/u);
  });
});

describe('citation', () => {
  it('names all sections down to the paragraph, and its page', () => {
    const nested = parseReport('# 甲篇\n\n## 乙章\n\n這一段說的是治理的事情，寫得很清楚。\n');
    expect(citation(nested, 1, 'zh-Hant')).toMatch(/乙章 › 第 1 段$/u);
    const [first] = nested.paragraphs;
    const paged = { ...nested, paragraphs: first === undefined ? [] : [{ ...first, page: 3 }] };
    expect(citation(paged, 1, 'en')).toMatch(/ › ¶ 1 › p\. 3$/u);
  });

  it('names no section where the report has no headings', () => {
    const bare = parseReport(
      '這一段說的是治理的事情，寫得很清楚。\n\n那一段說的是別的事情，也很清楚。\n',
    );
    expect(citation(bare, 2, 'zh-Hans')).toBe('第 2 段');
  });
});
