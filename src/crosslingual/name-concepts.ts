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
 * An English word that happens to be spelled like pinyin (`women`, `change`) counts only beside
 * words that are no English, or when the lexicon itself knows it as the name of a place or person.
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

function mayBeName(words: readonly EnglishWord[], { lexicon, pinyin }: Parts): boolean {
  if (words.some(({ text }) => isStopWord(text) && !isSpelledOut(words))) return false;
  if (words.some(({ text }) => pinyin.segment(text).length === 0)) return false;
  const unknown = words.filter(({ text }) => !lexicon.has(text));
  if (unknown.length > 0) return true;
  const [only] = words;
  return words.length === 1 && only !== undefined && isKnownName(only.text, { lexicon, pinyin });
}

/** A stop word may be a syllable of a longer name: `he` in `zhang he wei`. */
function isSpelledOut(words: readonly EnglishWord[]): boolean {
  return words.length > 2;
}

function isKnownName(
  word: string,
  { lexicon, pinyin }: Pick<Parts, 'lexicon' | 'pinyin'>,
): boolean {
  const alternatives = lexicon.find(word)?.alternatives.slice(0, 3) ?? [];
  return alternatives.some(({ term }) => {
    return readsAs(term, word, pinyin) || readsAs(term.slice(0, -1), word, pinyin);
  });
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
