import { describe, expect, it } from 'vitest';
import { reportOf } from '../../test/fixtures/report-of.ts';
import { VerbatimMismatchError } from '../report/verbatim-guard.ts';
import { assertSentHtmlIsVerbatim } from './sent-html-guard.ts';

const report = reportOf('年報', [
  { heading: '治理 <一>', paragraphs: ['下降16.9% & 上升"2"項。', '第二段。'] },
]);

describe('assertSentHtmlIsVerbatim', () => {
  it.each([
    'No quotation at all: 下降15.9%',
    '<blockquote>下降<u>16.9<b>% &amp; 上</b></u>升&quot;2&quot;項。</blockquote>',
    '<blockquote expandable>16.9%</blockquote> and <blockquote>治理 &lt;一&gt;</blockquote>',
    '<blockquote>下降\n第二段。</blockquote>',
    '<blockquote>年報</blockquote>',
  ])('lets pass what the report says: %s', (html) => {
    expect(() => {
      assertSentHtmlIsVerbatim(html, report);
    }).not.toThrow();
  });

  it.each([
    '<blockquote>下降15.9%</blockquote>',
    '<blockquote>下降16.9% &amp;amp; 上升</blockquote>',
    '<blockquote>下降16.9%…</blockquote>',
    '<blockquote>項。第二段。</blockquote>',
    'fine: <blockquote>年報</blockquote> not fine: <blockquote expandable>\n年報 </blockquote>',
  ])('stops what the report does not say: %s', (html) => {
    expect(() => {
      assertSentHtmlIsVerbatim(html, report);
    }).toThrow(VerbatimMismatchError);
  });
});
