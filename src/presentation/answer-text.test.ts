import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foundAnswer } from '../../test/fixtures/found-answer.ts';
import { parseReport } from '../report/parse-report.ts';
import { answerText } from './answer-text.ts';
import type { TextOptions } from './report-text.ts';

const report = parseReport(readFileSync('data/report.txt', 'utf8'));
const options: TextOptions = { report, language: 'zh-Hans', width: 40, colour: false };
const found = foundAnswer(report, {
  paragraph: 12,
  sentence: '開展打擊整治養老詐騙專項行動,追贓挽損19.39億元,主要成果指標進入全國第一方陣。',
  span: '19.39億元',
});

describe('answerText', () => {
  it('sets the sentence on lines of its own where there is no colour', () => {
    expect(answerText(found, options)).toBe(
      [
        '答：19.39億元',
        '重拳打擊——守大局穩定護社會安寧 › 第 12 段',
        '',
        '  去年,我市深入推進“全民反詐”專項行動,立',
        '  案數同比下降14.39%,預警勸阻潛在受害人',
        '  970.7萬人次。',
        '> 開展打擊整治養老詐騙專項行動,追贓挽損',
        '> 19.39億元,主要成果指標進入全國第一方',
        '> 陣。',
      ].join('\n'),
    );
  });

  it('underlines the sentence and makes the span bold where there is colour', () => {
    const text = answerText(found, { ...options, colour: true });
    expect(text).toContain('\u001b[1m19.39億元\u001b[22m');
    expect(text).toContain('\u001b[4m開展打擊');
    expect(text).not.toContain('> ');
  });

  it('shows a refusal with the words that are missing and questions that can be answered', () => {
    const { question, language, confidence } = found;
    const refusal = {
      kind: 'not-found',
      question,
      language,
      confidence,
      passages: [],
      nearest: 12,
      missingTerms: ['subway'],
      suggestions: ['How many cases were solved?'],
    } as const;
    expect(answerText(refusal, { ...options, language: 'en' })).toBe(
      [
        'The report does not answer this question.',
        'It never uses “subway”.',
        'The nearest place: 重拳打擊——守大局穩定護社會安寧 › ¶ 12',
        '',
        'Questions the report answers:',
        '  · How many cases were solved?',
      ].join('\n'),
    );
  });

  it('shows the contents when asked for them', () => {
    const overview = { ...found, kind: 'overview', section: null, about: 'contents' } as const;
    expect(answerText(overview, options)).toContain(
      '\n  4  深化改革——服務保障高質量發展  第 29–39 段',
    );
  });
});
