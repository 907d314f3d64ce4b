import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['去年抓获了多少人？', 'zh-Hans'],
    ['去年抓獲了多少人？', 'zh-Hant'],
    ['今年一月有哪些村入選？', 'zh-Hant'],
    ['呢份報告講咗啲咩？', 'zh-Hant'],
    ['边个派出所？', 'zh-Hans'],
    ['佢哋做咗乜嘢', 'zh-Hant'],
    ['how many people were arrested?', 'en'],
    ['GDP增长了多少', 'zh-Hans'],
    ['What does 平安 mean?', 'en'],
    ['8.6万', 'zh-Hans'],
    ['', 'zh-Hans'],
    ['😀', 'zh-Hans'],
    ['\ud800', 'zh-Hans'],
  ] as const)('takes %s for %s', (question, language) => {
    expect(detectLanguage(question)).toBe(language);
  });

  it('does not take a quotation for the language of the question', () => {
    expect(detectLanguage('“喜迎黨的二十大、忠誠履職保平安”是什么时候开始的？')).toBe('zh-Hans');
    expect(detectLanguage('what is 「全民反詐」?')).toBe('en');
  });

  it('takes the language of a quotation when there is nothing else', () => {
    expect(detectLanguage('「全民反詐」')).toBe('zh-Hant');
  });

  it('goes by the larger number of telling characters in mixed writing', () => {
    expect(detectLanguage('这个網格员说了什么问题')).toBe('zh-Hans');
    expect(detectLanguage('這個網格員說了什么問題')).toBe('zh-Hant');
  });
});
