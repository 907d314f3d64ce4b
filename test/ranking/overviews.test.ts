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

it('shows what the beginning is about, though the report opens with a scene', async () => {
  const answer = await session.answerer().answerQuestion('what is in the introduction');
  expect(answer.passages.map(({ paragraph }) => paragraph)).toEqual([1, 2, 3, 4, 5]);
  expect(answer.kind === 'overview' && answer.highlight.paragraph).toBe(5);
  const begins = await session.answerer().answerQuestion('文章开头是怎么写的');
  expect(begins.kind === 'overview' && begins.highlight).toMatchObject({
    paragraph: 1,
    sentence: { start: 0 },
  });
});

it('shows the sentence that speaks of a topic, also of one in another language', async () => {
  const answer = await session.answerer().answerQuestion('which part covers the ID card stuff');
  const paragraph = session.answerer().report.paragraphs[28];
  if (answer.kind !== 'overview') throw new Error('Not an overview');
  const { start, end } = answer.highlight.sentence;
  expect(answer.highlight.paragraph).toBe(29);
  expect(paragraph?.text.slice(start, end)).toContain('居民身份證');
});

it('shows the report’s own words about a section rather than what somebody says', async () => {
  const answer = await session.answerer().answerQuestion('把矛盾问题解决在基层那一节讲了什么');
  if (answer.kind !== 'overview') throw new Error('Not an overview');
  const { paragraph, sentence } = answer.highlight;
  const text = session.answerer().report.paragraphs[paragraph - 1]?.text ?? '';
  expect(text).toMatch(/^“/u);
  expect(text.slice(sentence.start, sentence.end)).toMatch(/^過去一年/u);
});
