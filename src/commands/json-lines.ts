import { createInterface } from 'node:readline';
import type { Answerer } from '../answering/answerer.ts';
import { answerJson, type AnswerJson } from '../presentation/answer-json.ts';

/** What stands in the place of an answer when a line is not a question. */
export interface LineError {
  readonly kind: 'error';
  readonly message: string;
}

interface AskedLine {
  readonly question: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/**
 * Answers every line of a stream in order: a plain line is a question, a line that starts with `{`
 * a JSON object with `question`, whose other fields come back as `input`. Blank lines are skipped.
 */
export async function answerLines(
  lines: NodeJS.ReadableStream,
  answerer: () => Answerer,
  print: (line: AnswerJson | LineError) => void,
): Promise<void> {
  for await (const line of createInterface({ input: lines, crlfDelay: Infinity })) {
    // The question may be all white space inside JSON, but not as a plain line.
    if (line.trim() === '') continue;
    const asked = readLine(line);
    if ('kind' in asked) print(asked);
    else print(await answerTimed(answerer(), asked));
  }
}

/** Answers one question and measures it, from question text to rendered answer. */
export async function answerTimed(answerer: Answerer, asked: AskedLine): Promise<AnswerJson> {
  const started = performance.now();
  const answer = await answerer.answerQuestion(asked.question);
  const json = answerJson(answer, { report: answerer.report, milliseconds: 0, input: asked.input });
  return { ...json, milliseconds: Number((performance.now() - started).toFixed(1)) };
}

function readLine(line: string): AskedLine | LineError {
  if (!line.trimStart().startsWith('{')) return { question: line.trim() };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'error', message: 'The line starts with { but is not valid JSON.' };
  }
  const { question, ...input } = value as Record<string, unknown>;
  if (typeof question !== 'string') {
    return { kind: 'error', message: 'The JSON object has no string "question".' };
  }
  return Object.keys(input).length > 0 ? { question, input } : { question };
}
