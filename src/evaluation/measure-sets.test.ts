import { expect, test } from 'vitest';
import type { Report } from '../report/report.ts';
import type { SearchHit } from '../search/retriever.ts';
import type { Examinee } from './examinee.ts';
import { measureSets } from './measure-sets.ts';
import { plainReport } from './plain-report.ts';
import type { ExpectedAnswer, QuestionSet } from './question-set.ts';

/** Finds the paragraphs that hold the question's text and underlines it; refuses when none does. */
function literalExaminee(report: Report): Examinee {
  const search = (question: string): readonly number[] =>
    report.paragraphs.filter(({ text }) => text.includes(question)).map(({ number }) => number);
  const highlight = (question: string, paragraph: number) => {
    const text = report.paragraphs[paragraph - 1]?.text ?? '';
    const start = text.indexOf(question);
    const span = start === -1 ? null : { start, end: start + question.length };
    return { paragraph, sentence: { start: 0, end: text.length }, span };
  };
  const hit = (paragraph: number): SearchHit => {
    return { paragraph, score: 1, keyword: 1, similarity: 0, concepts: 0, windows: [] };
  };
  return {
    report,
    retrieve: (question) =>
      Promise.resolve({
        hits: search(question).map(hit),
        legs: [{ leg: 'keyword', paragraphs: search(question) }],
      }),
    answerQuestion: (question) => {
      const found = search(question);
      const passages = found.map((paragraph) => ({
        paragraph,
        score: 1,
        evidence: { keyword: 1, similarity: 0, matchedTerms: [] },
      }));
      const base = { question, language: 'zh-Hans', passages } as const;
      const [best] = found;
      return Promise.resolve(
        best === undefined
          ? {
              kind: 'not-found',
              ...base,
              confidence: 0,
              nearest: null,
              missingTerms: [],
              suggestions: [],
            }
          : {
              kind: 'found',
              ...base,
              confidence: 1,
              questionType: 'what',
              agrees: null,
              highlight: highlight(question, best),
            },
      );
    },
    highlightIn: (question, paragraph) => Promise.resolve(highlight(question, paragraph)),
  };
}

function expectedIn(paragraphs: readonly number[], question: string): ExpectedAnswer {
  const answer = paragraphs.length === 0 ? '' : question;
  return { question, language: 'zh-Hans', kind: '', paragraphs, answer, difficulty: '' };
}

const sets: readonly QuestionSet[] = [
  {
    report: plainReport('a', ['甲有八条。', '乙有九条。']),
    questions: [expectedIn([2], '九条'), expectedIn([1], '有')],
  },
  {
    report: plainReport('b', ['丙有十条。', '丁也有。']),
    questions: [expectedIn([2], '有'), expectedIn([], '戊')],
  },
];

test('every report is asked its own questions and all are summed up', async () => {
  const told: string[] = [];
  const measured = await measureSets(
    { name: 'x', sets },
    {
      open: (report) => Promise.resolve(literalExaminee(report)),
      sample: null,
      onProgress: (done, total) => told.push(`${done}/${total}`),
    },
  );
  expect(measured).toMatchObject({ paragraphs: 4, answerable: 3, unanswerable: 1 });
  expect(measured.figures).toMatchObject({
    'all · keyword recall@1': { value: 2 / 3, questions: 3 },
    'all · keyword recall@3': { value: 1, questions: 3 },
    'all · vector recall@8': { value: 0, questions: 3 },
    'all · span EM': { value: 1, questions: 3 },
    'all · gold EM': { value: 1, questions: 3 },
    'all · refused rightly': { value: 1, questions: 1 },
    'all · AUROC': { value: 1, questions: 4 },
  });
  expect(told.at(-1)).toBe('4/4');
});

test('a sample asks that many questions of every report', async () => {
  const { figures } = await measureSets(
    { name: 'x', sets },
    {
      open: (report) => Promise.resolve(literalExaminee(report)),
      sample: 1,
      onProgress: () => undefined,
    },
  );
  expect(figures['all · keyword recall@8']?.questions).toBe(2);
});
