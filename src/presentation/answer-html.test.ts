import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foundAnswer, passageOf } from '../../test/fixtures/found-answer.ts';
import { reportOf } from '../../test/fixtures/report-of.ts';
import type { NotFoundAnswer, OverviewAnswer } from '../answering/answer.ts';
import { parseReport } from '../report/parse-report.ts';
import { VerbatimMismatchError } from '../report/verbatim-guard.ts';
import { answerHtml, type AnswerHtmlOptions } from './answer-html.ts';

const report = parseReport(readFileSync('data/report.txt', 'utf8'));
const options: AnswerHtmlOptions = { report, language: 'zh-Hans', length: 'full', chat: 'private' };
const sentence = '去年,全市先後偵辦黑社會性質組織1個、惡勢力組織49個,抓獲犯罪嫌疑人476人。';
const found = foundAnswer(report, { paragraph: 14, sentence, span: '476人' });

describe('answerHtml of a found answer', () => {
  it('shows the figure, the citation and the sentence marked inside its paragraph', () => {
    const [figure, place, ...quotation] = answerHtml(found, options).split('\n');
    expect(figure).toBe('<b>476人</b>');
    expect(place).toBe('📍 重拳打擊——守大局穩定護社會安寧 › 第 14 段');
    expect(quotation.join('\n')).toMatch(
      /^<blockquote><u>去年,.*犯罪嫌疑人<b>476人<\/b>。<\/u>破刑事案件.*48\.63%。<\/blockquote>$/u,
    );
  });

  it('shows no figure on its own to a question that asks for none', () => {
    const html = answerHtml({ ...found, questionType: 'who' }, options);
    expect(html.split('\n')[0]).toMatch(/^📍/u);
  });

  it('says whether the report agrees with the figure in a yes-no question', () => {
    const asked = { ...found, questionType: 'yes-no' } as const;
    const first = (agrees: boolean | null): string | undefined =>
      answerHtml({ ...asked, agrees }, options).split('\n')[0];
    expect(first(true)).toBe('与报告一致：报告写的是 476人。');
    expect(first(false)).toBe('与报告不一致：报告写的是 476人。');
    expect(first(null)).toMatch(/^📍/u);
  });

  it('shows only the sentence in brief mode', () => {
    const html = answerHtml(found, { ...options, length: 'brief', language: 'en' });
    expect(html).toContain(' › ¶ 14\n');
    expect(html).toContain(`<blockquote>${sentence.replace('476人', '<b>476人</b>')}</blockquote>`);
  });

  it('folds a long paragraph away and shows its sentence above', () => {
    const text = `${'甲乙丙丁戊己庚辛。'.repeat(50)}答案是四十二。`;
    const long = reportOf('', [{ heading: null, paragraphs: [text] }]);
    const highlighted = { paragraph: 1, sentence: '答案是四十二。', span: '四十二' };
    expect(answerHtml(foundAnswer(long, highlighted), { ...options, report: long })).toBe(
      '<b>四十二</b>\n📍 第 1 段\n' +
        '<blockquote>答案是<b>四十二</b>。</blockquote>\n' +
        `<blockquote expandable>${text.replace('答案是四十二。', '<u>答案是<b>四十二</b>。</u>')}</blockquote>`,
    );
  });

  it('does not say a long sentence twice when it is the paragraph', () => {
    const text = `${'甲乙丙丁戊己庚辛，'.repeat(50)}完。`;
    const long = reportOf('', [{ heading: null, paragraphs: [text] }]);
    const answer = foundAnswer(long, { paragraph: 1, sentence: text, span: null });
    expect(answerHtml(answer, { ...options, report: long })).toBe(
      `📍 第 1 段\n<blockquote><u>${text}</u></blockquote>`,
    );
  });

  it('refuses to show words that are not in the report', () => {
    const forged = {
      ...report,
      paragraphs: report.paragraphs.map((paragraph) => ({
        ...paragraph,
        text: paragraph.text.replace('476', '467'),
      })),
    };
    expect(() => answerHtml(found, { ...options, report: forged })).toThrow(VerbatimMismatchError);
  });
});

describe('answerHtml of an overview', () => {
  const overview: OverviewAnswer = {
    ...found,
    kind: 'overview',
    section: 1,
    about: 'passages',
    passages: [14, 6, 7, 12, 13].map((paragraph) => passageOf(paragraph)),
  };

  it('quotes what a section says under its heading', () => {
    const blocks = answerHtml(overview, options).split('\n\n');
    expect(blocks[0]).toBe('<b>重拳打擊——守大局穩定護社會安寧</b>');
    expect(blocks.slice(1).map((block) => block.split('\n')[0])).toEqual([
      '📍 第 14 段',
      '📍 第 6 段',
      '📍 第 7 段',
      '📍 第 12 段',
    ]);
    expect(answerHtml(overview, { ...options, length: 'brief' }).split('\n\n')).toHaveLength(3);
  });

  it('lists the sections when asked for the contents', () => {
    expect(answerHtml({ ...overview, section: null, about: 'contents' }, options)).toContain(
      '共 4 节、39 段\n\n引言 · 第 1–5 段\n1. 重拳打擊——守大局穩定護社會安寧 · 第 6–14 段',
    );
  });
});

describe('answerHtml of a refusal', () => {
  const refusal: NotFoundAnswer = {
    kind: 'not-found',
    question: '地铁票价是多少',
    language: 'zh-Hans',
    confidence: 0.02,
    passages: [],
    nearest: 27,
    missingTerms: ['地铁', '票价'],
    suggestions: ['去年扑救了多少起森林火灾？'],
  };

  it('names the words the report never uses and the nearest place', () => {
    expect(answerHtml(refusal, options)).toBe(
      '报告里没有回答这个问题。\n「地铁」「票价」在全文出现 0 次。\n\n' +
        '最接近的是：\n📍 盡銳而出——構築公共安全銅墻鐵壁 › 第 27 段\n\n报告能回答的问题：',
    );
  });

  it('is one line in a group', () => {
    const inGroup = { ...options, chat: 'group' } as const;
    expect(answerHtml(refusal, inGroup)).toBe(
      '报告里没有回答这个问题：「地铁」「票价」在全文出现 0 次。',
    );
    expect(answerHtml({ ...refusal, missingTerms: [] }, { ...inGroup, language: 'en' })).toBe(
      'The report does not answer this question.',
    );
  });

  it('shortens words without end', () => {
    const missingTerms = Array<string>(50).fill('長'.repeat(500));
    expect(answerHtml({ ...refusal, missingTerms }, options).length).toBeLessThan(500);
  });
});
