import type { Examinee } from './examinee.ts';
import { judgeResponse, type Outcome } from './outcome.ts';
import type { ExpectedAnswer } from './question-set.ts';

/** Paragraphs asked of every leg: more than any measure looks at, as many as the product fuses. */
const DEEPEST_RANK = 50;
/** Questions under way at once, so that inference and scoring overlap. */
const CONCURRENCY = 4;

/** Asks all questions and judges the answers; `onProgress` hears how many are done. */
export async function askQuestions(
  examinee: Examinee,
  questions: readonly ExpectedAnswer[],
  onProgress: (done: number) => void,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let first = 0; first < questions.length; first += CONCURRENCY) {
    const batch = questions.slice(first, first + CONCURRENCY);
    outcomes.push(...(await Promise.all(batch.map((expected) => ask(examinee, expected)))));
    onProgress(outcomes.length);
  }
  return outcomes;
}

async function ask(examinee: Examinee, expected: ExpectedAnswer): Promise<Outcome> {
  const { question, paragraphs } = expected;
  const retrieval = await examinee.retrieve(question, DEEPEST_RANK);
  const answer = await examinee.answerQuestion(question);
  const [gold] = paragraphs;
  const inGold = gold === undefined ? null : await examinee.highlightIn(question, gold, retrieval);
  return judgeResponse(examinee.report, expected, { retrieval, answer, inGold });
}
