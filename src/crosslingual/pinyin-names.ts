import type { PinyinTable } from './pinyin-table.ts';
import type { TermPostings } from './term-postings.ts';

/** Longer chains of syllables are no name. */
const MAX_SYLLABLES = 8;
const MAX_TERMS = 8;

/**
 * Runs of Chinese characters of the report that read like the syllables, at most 8.
 *
 * Any reading of a character counts, so `chong qing` and `zhong qing` both find 重庆.
 */
export function spelledRuns(
  syllables: readonly string[],
  table: PinyinTable,
  report: TermPostings,
): readonly string[] {
  if (syllables.length < 2 || syllables.length > MAX_SYLLABLES) return [];
  const first = table.charactersOf(syllables[0] ?? '') ?? [];
  let runs = [...first].filter((character) => report.hasGram(character));
  for (const syllable of syllables.slice(1)) {
    const characters = table.charactersOf(syllable);
    if (characters === undefined) return [];
    const present = [...characters].filter((character) => report.hasGram(character));
    const longer: string[] = [];
    for (const run of runs) {
      const last = Array.from(run).at(-1) ?? '';
      for (const character of present) {
        if (report.hasGram(last + character)) longer.push(run + character);
      }
    }
    runs = longer;
  }
  return runs.filter((run) => report.has(run)).slice(0, MAX_TERMS);
}

/** Whether the term may be read as the word typed without tones or spaces (`chongqing`, 重庆). */
export function readsAs(term: string, word: string, table: PinyinTable): boolean {
  const characters = Array.from(term);
  return table
    .segment(word)
    .some(
      (syllables) =>
        syllables.length === characters.length &&
        syllables.every((syllable, at) => table.charactersOf(syllable)?.has(characters[at] ?? '')),
    );
}
