import { isStopWord, type EnglishWord } from './english-words.ts';
import type { Lexicon } from './lexicon.ts';
import { readsAs, spelledRuns } from './pinyin-names.ts';
import type { PinyinTable } from './pinyin-table.ts';
import type { TermPostings } from './term-postings.ts';

/** A name or term spelled in pinyin and the report's characters that read so. */
export interface NameConcept {
  readonly source: string;
  readonly words: readonly EnglishWord[];
  readonly terms: readonly string[];
}

const MAX_WORDS = 4;

/**
 * Finds pinyin among the words: several syllables in one word (`chongqing`, `nanan`) or spread over
 * up to four (`zeng fei`, `jing kuai ban`), a given name before the family name included.
 *
 * Words that the lexicon has (`women`, `change`, but also `beijing`) count only beside others that
 * it lacks, or as the name of a namesake (`wuxi`: not 无锡 but 巫溪): the rest it translates itself.
 */
export function nameConcepts(
  words: readonly EnglishWord[],
  parts: {
    readonly lexicon: Lexicon;
    readonly pinyin: PinyinTable;
    readonly report: TermPostings;
  },
): readonly NameConcept[] {
  const names: NameConcept[] = [];
  let at = 0;
  while (at < words.length) {
    const name = longestNameAt(words, at, parts);
    if (name !== undefined) names.push(name);
    at += name?.words.length ?? 1;
  }
  return names;
}

type Parts = Parameters<typeof nameConcepts>[1];

function longestNameAt(
  words: readonly EnglishWord[],
  at: number,
  parts: Parts,
): NameConcept | undefined {
  for (let count = Math.min(MAX_WORDS, words.length - at); count > 0; count -= 1) {
    const chosen = words.slice(at, at + count);
    if (!mayBeName(chosen, parts)) continue;
    const texts = chosen.map(({ text }) => text);
    const inOrder = termsSpelled(texts, parts);
    const terms = inOrder.length > 0 || count === 1 ? inOrder : termsSpelled(swapped(texts), parts);
    if (terms.length > 0) return { source: texts.join(' '), words: chosen, terms };
  }
  return undefined;
}

function mayBeName(words: readonly EnglishWord[], parts: Parts): boolean {
  const { lexicon, pinyin } = parts;
  // A stop word may be a syllable of a longer name: `he` in `zhang he wei`.
  if (words.length < 3 && words.some(({ text }) => isStopWord(text))) return false;
  if (words.some(({ text }) => pinyin.segment(text).length === 0)) return false;
  if (words.some(({ text }) => !lexicon.has(text) && !isStopWord(text))) return true;
  // `xu` is nothing but a family name: `xu gang` is no gang.
  if (words.length > 1 && words.some(({ text }) => isOnlySyllable(text, parts))) return true;
  const [only] = words;
  return words.length === 1 && only !== undefined && isNamesake(only.text, parts);
}

/** Whether the best that the lexicon has for the word is a single character that reads so. */
function isOnlySyllable(word: string, { lexicon, pinyin }: Parts): boolean {
  const [best] = lexicon.find(word)?.alternatives ?? [];
  return best?.term.length === 1 && readsAs(best.term, word, pinyin);
}

/** Whether the lexicon knows the word as a name of other characters than the report's. */
function isNamesake(word: string, { lexicon, pinyin, report }: Parts): boolean {
  const known = lexicon.find(word)?.alternatives ?? [];
  return (
    known.some(({ term }) => term.length > 1 && readsAs(term, word, pinyin)) &&
    !known.some(({ term }) => report.has(term))
  );
}

function termsSpelled(texts: readonly string[], { pinyin, report }: Parts): readonly string[] {
  let cuts: readonly (readonly string[])[] = [[]];
  for (const text of texts) {
    const further = pinyin.segment(text);
    cuts = cuts.flatMap((cut) => further.map((syllables) => [...cut, ...syllables])).slice(0, 16);
  }
  return [...new Set(cuts.flatMap((syllables) => spelledRuns(syllables, pinyin, report)))];
}

/** Family name last, as English has it: `wei zhang`. */
function swapped(texts: readonly string[]): readonly string[] {
  return [...texts.slice(-1), ...texts.slice(0, -1)];
}
