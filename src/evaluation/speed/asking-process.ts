import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { DataSetError } from '../data-set-error.ts';
import { residentMegabytes } from './resident-memory.ts';

/** What a user of the terminal command experiences. */
export interface AskingTimes {
  /** From starting the process to its first answer, in milliseconds. */
  readonly firstAnswerMs: number;
  /** From sending a question to reading its rendered answer, one per question after the first. */
  readonly answerMs: readonly number[];
  /** Of all its processes after the last answer, in MB; null where the system does not tell. */
  readonly residentMb: number | null;
}

/**
 * Runs `ask --jsonl` as a process of its own and asks the questions one after another.
 *
 * @throws DataSetError when the process ends before it has answered
 */
export async function timeAsking(
  command: readonly string[],
  questions: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<AskingTimes> {
  const start = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'], env });
  // A process that dies closes its input; reading its output tells.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (question: string, since: number): Promise<number> => {
    child.stdin.write(`${JSON.stringify({ question })}\n`);
    const { done } = await lines.next();
    if (done) throw new DataSetError('The process under test ended before it had answered.');
    return performance.now() - since;
  };
  try {
    const [first = '', ...rest] = questions;
    const firstAnswerMs = await ask(first, start);
    const answerMs: number[] = [];
    for (const question of rest) answerMs.push(await ask(question, performance.now()));
    const residentMb = child.pid === undefined ? null : await residentMegabytes(child.pid);
    return { firstAnswerMs, answerMs, residentMb };
  } finally {
    child.stdin.end();
  }
}
