import { z } from 'zod';
import type { ExpectedAnswer } from './question-set.ts';
import { readJsonLines } from './json-lines-file.ts';

const languages = z.enum(['zh-Hans', 'zh-Hant', 'en']);

const tuningQuestion = z.object({
  question: z.string(),
  language: languages,
  kind: z.string(),
  paragraphs: z.array(z.int().positive()),
  answer: z.string(),
  note: z.string(),
});

/**
 * Reads questions about one report, as in `data/questions.jsonl`: `{question, language, kind,
 * paragraphs, answer, note}`, no paragraphs where the report does not answer.
 *
 * @throws DataSetError as {@link readJsonLines}
 */
export async function readTuningQuestions(file: string): Promise<readonly ExpectedAnswer[]> {
  const lines = await readJsonLines(file, tuningQuestion);
  return lines.map(({ note, ...expected }) => ({
    ...expected,
    difficulty: /^\w+/u.exec(note)?.[0] ?? '',
  }));
}
