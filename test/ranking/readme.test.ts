import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerHtml } from '../../src/presentation/answer-html.ts';
import { unescapeHtml } from '../../src/presentation/escape-html.ts';
import { answerWords } from '../../src/presentation/wording/answer-words.ts';
import { openTestSession, type TestSession } from '../fixtures/open-test-session.ts';

let session: TestSession;

beforeAll(async () => {
  session = await openTestSession();
});

afterAll(() => session.close());

const ANNOUNCEMENTS: readonly string[] = Object.values(answerWords).map(
  ({ suggestions }) => suggestions,
);

/** The exchanges the README shows: a question, and the lines of its answer without buttons. */
const exchanges = [
  ...readFileSync('README.md', 'utf8').matchAll(/^> \*\*You:\*\* (.+)\n((?:>.*\n)+)/gmu),
].map(([, question = '', lines = '']) => ({
  question,
  shown: linesOf(lines.replaceAll(/^[> ]+/gmu, '').replaceAll(/^`.*$/gmu, '')),
}));

/** Which suggestions there are is known only some time after the start. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !ANNOUNCEMENTS.includes(line));
}

it('has exchanges to check', () => {
  expect(exchanges.length).toBeGreaterThan(2);
});

it.each(exchanges)('the README shows what is said to $question', async ({ question, shown }) => {
  const answerer = session.answerer();
  const answer = await answerer.answerQuestion(question);
  const { report } = answerer;
  const options = { report, language: answer.language, length: 'full', chat: 'private' } as const;
  const markdown = answerHtml(answer, options)
    .replaceAll(/<\/?b>/gu, '**')
    .replaceAll(/<\/?blockquote>/gu, '');
  expect(linesOf(unescapeHtml(markdown))).toEqual(shown);
});
