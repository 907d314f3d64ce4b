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
  ['全国刑事案件是不是下降了16.9%', null, 11],
  ['民事案件是不是下降了16.9%', null, 11],
  ['刑事案件是不是上升了16.9%', null, 11],
  // Of figures in a list, the one in the place of the name asked for.
  ['信访总人次是不是下降了8.1%', true, 11],
  ['信訪總量係咪跌咗8.1%', false, 11],
  ['安全事故亡人总人数是不是下降了19.9%', false, 11],
  ['信访是不是下降了5.8%', null, 11],
])(
  'a figure is only called right for what it stands for: %s',
  async (question, agrees, paragraph) => {
    const answer = await session.answerer().answerQuestion(question);
    expect(answer).toMatchObject({ agrees, highlight: { paragraph } });
  },
);
