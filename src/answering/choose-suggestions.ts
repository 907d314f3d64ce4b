import type { Language } from './answer.ts';
import type { Answerer } from './answerer.ts';
import type { DraftQuestion } from './draft-questions.ts';

/** Suggestions kept per language, and drafts tried at most to get them. */
const KEPT = 6;
const MAX_TRIED = 24;
const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/**
 * Keeps the drafts that the product really answers: asking one must find its own paragraph.
 *
 * Paragraphs are not repeated within a language.
 */
export async function chooseSuggestions(
  drafts: readonly DraftQuestion[],
  answerer: Pick<Answerer, 'answerQuestion'>,
): Promise<Readonly<Record<Language, readonly string[]>>> {
  const chosen: Record<Language, readonly string[]> = { 'zh-Hans': [], 'zh-Hant': [], en: [] };
  for (const language of LANGUAGES) {
    const kept = new Map<number, string>();
    for (const { paragraph, wording } of drafts.slice(0, MAX_TRIED)) {
      if (kept.size >= KEPT) break;
      if (kept.has(paragraph)) continue;
      const answer = await answerer.answerQuestion(wording[language], { language });
      if (answer.kind === 'found' && answer.passages[0]?.paragraph === paragraph) {
        kept.set(paragraph, wording[language]);
      }
    }
    chosen[language] = [...kept.values()];
  }
  return chosen;
}
