import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerJson } from '../../src/presentation/answer-json.ts';
import { answerText } from '../../src/presentation/answer-text.ts';
import { openTestSession, type TestSession } from '../fixtures/open-test-session.ts';

let session: TestSession;

beforeAll(async () => {
  session = await openTestSession();
});

afterAll(() => session.close());

/** Asks and renders, since an answer that cannot be shown is none. */
async function kindOf(question: string): Promise<string> {
  const answerer = session.answerer();
  const answer = await answerer.answerQuestion(question);
  const { report } = answerer;
  answerJson(answer, { report, milliseconds: 0 });
  expect(
    answerText(answer, { report, language: answer.language, colour: false, width: 80 }),
  ).not.toBe('');
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  expect(answer.question).toBe(question);
  await answerer.searchPassages(question, 5);
  return answer.kind;
}

describe('a question that is none', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\u3000 '],
    ['punctuation', '？？！……'],
    ['emoji', '😀🎉👩‍👩‍👧‍👦🏳️‍🌈'],
    ['lone surrogates', '\ud800 \udfff\udc00'],
    ['control characters', '\0\u0001\u0007\u001b[31m\u007f'],
    ['a greeting', '你好'],
    ['a byte order mark', '\ufeff'],
    ['combining marks', '\u0301'.repeat(500)],
    ['one letter', 'x'],
  ])('is answered with "not found": %s', async (_, question) => {
    expect(await kindOf(question)).toBe('not-found');
  });

  it('never makes answering fail, whatever its characters', async () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        '多少',
        '第9部分',
        '%',
        '.*',
        '(?:',
        '\\',
        '<b>',
        '&amp;',
        'constructor',
        '__proto__',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (parts) => {
        expect(await kindOf(parts.join(''))).toMatch(/^(?:found|overview|not-found)$/u);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a question with too much in it', () => {
  it('is answered by how it begins when it has 100 KB', async () => {
    const question = `全市刑事案件同比下降多少？${'啊'.repeat(40_000)}`;
    expect(Buffer.byteLength(question)).toBeGreaterThan(100_000);
    expect(await kindOf(question)).toMatch(/found/u);
  });

  it.each([
    ['one long word', 'a'.repeat(100_000)],
    ['many words', 'how many fires '.repeat(7_000)],
    ['digits', '1'.repeat(100_000)],
    ['lone surrogates', '\ud83d'.repeat(100_000)],
    ['greetings', '你好，'.repeat(30_000)],
  ])('is answered: 100 KB of %s', async (_, question) => {
    expect(await kindOf(question)).toMatch(/^(?:found|overview|not-found)$/u);
  });

  it.each(['第0部分讲了什么', '第99部分讲了什么', 'what is in section 99', '第999999节说什么'])(
    'asks for a section that does not exist: %s',
    async (question) => {
      expect(await kindOf(question)).toMatch(/^(?:found|overview|not-found)$/u);
    },
  );

  it('still finds what is asked between control characters', async () => {
    const answer = await session
      .answerer()
      .answerQuestion('\u0007全市刑事案件\u200b同比下降多少\u0000');
    expect(answer.passages[0]?.paragraph).toBe(11);
  });
});
