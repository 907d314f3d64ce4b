import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foundAnswer } from '../../test/fixtures/found-answer.ts';
import { parseReport } from '../report/parse-report.ts';
import { answerJson } from './answer-json.ts';

const report = parseReport(readFileSync('data/report.txt', 'utf8'));
const sentence = '去年,全市先後偵辦黑社會性質組織1個、惡勢力組織49個,抓獲犯罪嫌疑人476人。';
const found = foundAnswer(report, { paragraph: 14, sentence, span: '476人' }, [11, 12, 13, 6, 1]);

describe('answerJson', () => {
  it('has the documented fields in the documented order', () => {
    const json = answerJson(found, { report, milliseconds: 12.3456, input: { id: 7 } });
    expect(Object.keys(json)).toEqual([
      'question',
      'kind',
      'language',
      'answer',
      'sentence',
      'paragraph',
      'section',
      'confidence',
      'passages',
      'milliseconds',
      'input',
    ]);
    expect(json).toMatchObject({
      kind: 'found',
      answer: '476人',
      sentence,
      paragraph: 14,
      section: '重拳打擊——守大局穩定護社會安寧',
      confidence: 0.9346,
      milliseconds: 12.3,
      input: { id: 7 },
    });
  });

  it('gives at most five whole passages, the introduction with no section', () => {
    const { passages } = answerJson(found, { report, milliseconds: 1 });
    expect(passages.map(({ paragraph }) => paragraph)).toEqual([14, 11, 12, 13, 6]);
    expect(passages[0]).toEqual({
      paragraph: 14,
      section: '重拳打擊——守大局穩定護社會安寧',
      text: report.paragraphs[13]?.text,
      score: 0.8765,
    });
    const inIntroduction = foundAnswer(report, { paragraph: 4, sentence: '平安', span: null });
    const json = answerJson(inIntroduction, { report, milliseconds: 1 });
    expect([json.section, json.answer]).toEqual(['', '']);
    expect(json).not.toHaveProperty('input');
  });

  it('has no answer of its own for an overview, and no paragraph for a refusal', () => {
    const overview = { ...found, kind: 'overview', section: 1, about: 'passages' } as const;
    const shown = answerJson(overview, { report, milliseconds: 1 });
    expect(shown).toMatchObject({ kind: 'overview', answer: '', sentence, paragraph: 14 });
    const { question, language, confidence, passages } = found;
    const refused = answerJson(
      {
        kind: 'not-found',
        question,
        language,
        confidence,
        passages,
        nearest: 14,
        missingTerms: [],
        suggestions: [],
      },
      { report, milliseconds: 1 },
    );
    expect(refused).toMatchObject({ answer: '', sentence: '', paragraph: null, section: '' });
  });
});
