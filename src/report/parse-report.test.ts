import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from './parse-report.ts';

const bundled = readFileSync(new URL('../../data/report.txt', import.meta.url), 'utf8');

describe('the bundled report', () => {
  const report = parseReport(bundled);

  it('has an introduction and four named sections', () => {
    expect(report.title).toBe(
      '用高效能治理建設更高水平的平安重慶——2022年平安重慶建設和政法工作綜述',
    );
    const counts = report.sections.map(({ number, title }) => [
      title,
      report.paragraphs.filter((paragraph) => paragraph.section === number).length,
    ]);
    expect(counts).toEqual([
      ['', 5],
      ['重拳打擊——守大局穩定護社會安寧', 9],
      ['高效治理——把矛盾問題解決在基層', 9],
      ['盡銳而出——構築公共安全銅墻鐵壁', 5],
      ['深化改革——服務保障高質量發展', 11],
    ]);
  });

  it('keeps the text as printed and drops the page around it with reasons', () => {
    expect(report.paragraphs[0]?.text).toContain('民警與社區居民&&更緊密了');
    expect(report.paragraphs[7]?.text).toBe('2022年,極不平凡、極不尋常。');
    const dropped = report.dropped.map(({ range }) => bundled.slice(range.start, range.end));
    expect(dropped).toEqual([
      '首頁 > 正文',
      '編輯: 陶玉蓮',
      '城市相冊',
      '欄目精選',
      '每日看點',
      '重慶正事兒',
      '本網原創',
      '版權所有 新華網重慶頻道',
      '010070150010000000000000011117061129388664',
    ]);
    expect(report.dropped.every(({ reason }) => reason !== '')).toBe(true);
  });
});
