import { expect, test } from 'vitest';
import type { Answer, Passage } from '../answering/answer.ts';
import type { Retrieval } from '../search/retriever.ts';
import { judgeResponse } from './outcome.ts';
import { plainReport } from './plain-report.ts';
import type { ExpectedAnswer } from './question-set.ts';

const report = plainReport('t', ['甲區有八條。乙區有九條。', '丙區有十條。']);
const expected: ExpectedAnswer = {
  question: '乙区几条',
  language: 'zh-Hans',
  kind: 'number',
  paragraphs: [1],
  answer: '九條',
  difficulty: 'easy',
};
const retrieval: Retrieval = {
  hits: [],
  legs: [
    { leg: 'keyword', paragraphs: [2, 1] },
    { leg: 'fused', paragraphs: [1, 2] },
  ],
};
const base = { question: expected.question, language: 'zh-Hans', confidence: 0.8 } as const;

function passage(paragraph: number): Passage {
  return { paragraph, score: 1, evidence: { keyword: 1, similarity: 1, matchedTerms: [] } };
}

function found(paragraph: number, sentence: [number, number], span: [number, number]): Answer {
  return {
    kind: 'found',
    ...base,
    questionType: 'number',
    agrees: null,
    passages: [passage(paragraph), passage(3 - paragraph)],
    highlight: {
      paragraph,
      sentence: { start: sentence[0], end: sentence[1] },
      span: { start: span[0], end: span[1] },
    },
  };
}

test('each leg is ranked on its own, a leg that did not search finds nothing', () => {
  const answer = found(1, [6, 12], [9, 11]);
  const { ranks } = judgeResponse(report, expected, { retrieval, answer, inGold: null });
  expect(ranks).toEqual({ keyword: 2, vector: null, concepts: null, fused: 1, answer: 1 });
});

test('the sentence is right when the answer lies in it, the span only when it is the answer', () => {
  const answer = found(1, [6, 12], [9, 10]);
  const outcome = judgeResponse(report, expected, { retrieval, answer, inGold: null });
  expect(outcome.sentenceRight).toBe(true);
  expect(outcome.span.exact).toBe(false);
  expect(outcome.span.f1).toBeCloseTo(2 / 3, 12);
});

test('another sentence of the right paragraph is wrong', () => {
  const answer = found(1, [0, 6], [3, 5]);
  const outcome = judgeResponse(report, expected, { retrieval, answer, inGold: null });
  expect(outcome.sentenceRight).toBe(false);
});

test('a sentence that holds the answer in the wrong paragraph is wrong', () => {
  const elsewhere = { ...expected, answer: '十條', paragraphs: [1] };
  const answer = found(2, [0, 6], [3, 5]);
  const outcome = judgeResponse(report, elsewhere, { retrieval, answer, inGold: null });
  expect(outcome.sentenceRight).toBe(false);
});

test('a refusal ranks the passages it would have shown and quotes nothing', () => {
  const answer: Answer = {
    kind: 'not-found',
    ...base,
    passages: [passage(1)],
    nearest: 1,
    missingTerms: [],
    suggestions: [],
  };
  const inGold = { paragraph: 1, sentence: { start: 6, end: 12 }, span: { start: 9, end: 11 } };
  const outcome = judgeResponse(report, expected, { retrieval, answer, inGold });
  expect(outcome).toMatchObject({
    refused: true,
    sentenceRight: false,
    span: { exact: false, f1: 0 },
    spanInGold: { exact: true, f1: 1 },
  });
  expect(outcome.ranks.answer).toBe(1);
});
