import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSession, type TestSession } from '../fixtures/open-test-session.ts';
import { VILLAGE_WATER_REPORT } from '../fixtures/reports/village-water.ts';
import { itRanks } from './ranking-stage.ts';

let session: TestSession;

beforeAll(async () => {
  session = await openTestSession(VILLAGE_WATER_REPORT);
});

afterAll(() => session.close());

describe('a report nobody has seen before', () => {
  it('is cut into its nine paragraphs and four sections', () => {
    const { report } = session.answerer();
    expect(report.paragraphs).toHaveLength(9);
    expect(report.sections.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4]);
  });

  itRanks(
    [
      // The introduction alone tells the money.
      { question: '全年一共投了多少钱？', wanted: [1] },
      // As written, asked in the other script.
      { question: '自來水普及率達到多少？', wanted: [2] },
      // Colloquial for 投产.
      { question: '青龙湖水厂哪天开始供水的', wanted: [3] },
      // Who said it: the name stands beside the quotation.
      { question: '谁说过去村民要走山路挑水', wanted: [4] },
      // A rate among counts.
      { question: '水样合格率', wanted: [5] },
      // A village by name.
      { question: '柳树沟村出了什么问题', wanted: [6] },
      // Cantonese for "how much a month".
      { question: '水管員每個月補助幾多錢？', wanted: [7] },
      // The unit alone tells the sort of answer.
      { question: '报修平均几个小时修好', wanted: [8] },
      // Next year, not this year.
      { question: '2025年打算再建几座水厂', wanted: [9] },
      // English without a shared character.
      { question: 'How many water quality monitoring points are there?', wanted: [5], within: 3 },
      // A name in pinyin.
      { question: 'Who is Zhou Mingyuan?', wanted: [4], within: 3 },
    ],
    () => session,
  );

  it('says nothing of the bundled report', async () => {
    const answer = await session.answerer().answerQuestion('成渝金融法院落户哪里？');
    expect(answer.kind).toBe('not-found');
  });

  it('answers each question it suggests with the paragraph it was made from', async () => {
    const { suggestions } = session.answerer();
    expect(suggestions['zh-Hans'].length).toBeGreaterThanOrEqual(3);
    const paragraphs = await Promise.all(
      suggestions['zh-Hans'].map(async (question) => {
        const answer = await session.answerer().answerQuestion(question);
        expect([question, answer.kind]).toEqual([question, 'found']);
        return answer.passages[0]?.paragraph;
      }),
    );
    expect(new Set(paragraphs).size).toBe(paragraphs.length);
  });
});
