import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestSession, type TestSession } from '../fixtures/open-test-session.ts';

let session: TestSession;

beforeAll(async () => {
  session = await openTestSession();
});

afterAll(() => session.close());

it.each([
  // Grids are counted in the same sentence, and "grid" is the only word known of the name. The report says it twice.
  ['how many grid workers in total', /^12(?:\.1)?萬餘名$/u],
  ['how many grids were set up', /^8\.6萬個$/u],
])('the figure in bold counts what is asked for: %s', async (question, figure) => {
  const answer = await session.answerer().answerQuestion(question);
  if (answer.kind !== 'found') throw new Error('Not found');
  const { paragraph, span } = answer.highlight;
  const text = session.answerer().report.paragraphs[paragraph - 1]?.text ?? '';
  expect(text.slice(span?.start, span?.end)).toMatch(figure);
});
