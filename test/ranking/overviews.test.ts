import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestSession, type TestSession } from '../fixtures/open-test-session.ts';

let session: TestSession;

beforeAll(async () => {
  session = await openTestSession();
});

afterAll(() => session.close());

it.each([
  // Three paragraphs speak of them, the second at greatest length.
  ['哪几段写了网格员', [18, 22, 23]],
  // A district of two stories and one list.
  ['璧山在文章里哪些地方出现过', [6, 19, 24]],
  // Earlier paragraphs speak of crime, but not of this campaign.
  ['掃黑除惡寫在邊度', [13]],
])('places where something is spoken of come in reading order: %s', async (question, wanted) => {
  const answer = await session.answerer().answerQuestion(question);
  expect(answer.kind).toBe('overview');
  expect(answer.passages.map(({ paragraph }) => paragraph).slice(0, wanted.length)).toEqual(wanted);
});
