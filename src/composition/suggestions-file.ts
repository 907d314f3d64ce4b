import { readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { chooseSuggestions } from '../answering/choose-suggestions.ts';
import type { Answerer } from '../answering/answerer.ts';
import { draftQuestions } from '../answering/draft-questions.ts';

const questions = z.array(z.string().max(300)).max(20);
const suggestionsFile = z.object({
  /** Which reader and wording they were checked with. */
  version: z.string(),
  suggestions: z.object({ 'zh-Hans': questions, 'zh-Hant': questions, en: questions }),
});

/**
 * The questions suggested for a report: read from its index folder, or made and checked anew when
 * there are none, they are damaged, or the reader has changed since (`version`).
 */
export async function openSuggestions(
  folder: string,
  version: string,
  answerer: Answerer,
): Promise<Answerer['suggestions']> {
  const file = path.join(folder, 'suggestions.json');
  try {
    const stored = suggestionsFile.parse(JSON.parse(await readFile(file, 'utf8')));
    if (stored.version === version) return stored.suggestions;
  } catch {
    // None yet, or not ours: make them.
  }
  const suggestions = await chooseSuggestions(draftQuestions(answerer.report), answerer);
  // A read-only index folder only costs making them again at the next start.
  await writeFileAtomic(file, `${JSON.stringify({ version, suggestions }, null, 2)}\n`).catch(
    () => undefined,
  );
  return suggestions;
}
