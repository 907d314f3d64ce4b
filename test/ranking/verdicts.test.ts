import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestSession, type TestSession } from '../fixtures/open-test-session.ts';

let session: TestSession;

beforeAll(async () => {
  session = await openTestSession();
});

afterAll(() => session.close());

it.each([
  // The figure stands in the report for just this.
  ['全市立刑事案件同比下降16.9%吗', true, 11],
  ['挂牌整治地区刑事立案下降48.63%吗', true, 14],
  // The figure stands in the report, but for part of the city; the city's own is another.
  ['全市刑事案件是不是下降了48.63%?', false, 11],
])(
  'a figure is only called right for what it stands for: %s',
  async (question, agrees, paragraph) => {
    const answer = await session.answerer().answerQuestion(question);
    expect(answer).toMatchObject({ agrees, highlight: { paragraph } });
  },
);
