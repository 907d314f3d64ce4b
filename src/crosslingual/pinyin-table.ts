/** Which characters each Mandarin syllable writes, tones and dots left out (`lv` and `lu` for 旅). */
export interface PinyinTable {
  /** Characters read as the syllable, every reading counted; `undefined` when it is no syllable. */
  charactersOf(syllable: string): ReadonlySet<string> | undefined;
  /** All ways to cut a word wholly into syllables, fewest syllables first; at most 8. */
  segment(word: string): readonly (readonly string[])[];
}

const LONGEST_SYLLABLE = 6;
const MAX_SEGMENTATIONS = 8;

/** Parses `embeddings/lexicon/pinyin.tsv`: a line is `syllable⇥characters`. */
export function parsePinyinTable(tsv: string): PinyinTable {
  const written = new Map<string, string>();
  for (const line of tsv.split('\n')) {
    const [syllable = '', characters = ''] = line.split('\t');
    if (syllable === '') continue;
    written.set(syllable, (written.get(syllable) ?? '') + characters);
    const typed = syllable.replace('v', 'u');
    if (typed !== syllable) written.set(typed, (written.get(typed) ?? '') + characters);
  }
  const sets = new Map<string, ReadonlySet<string>>();
  return {
    charactersOf(syllable) {
      let set = sets.get(syllable);
      const characters = written.get(syllable);
      if (set === undefined && characters !== undefined) {
        set = new Set(characters);
        sets.set(syllable, set);
      }
      return set;
    },
    segment(word) {
      const found: (readonly string[])[] = [];
      const extend = (start: number, soFar: readonly string[]): void => {
        if (found.length >= MAX_SEGMENTATIONS) return;
        if (start === word.length) found.push(soFar);
        for (let end = Math.min(word.length, start + LONGEST_SYLLABLE); end > start; end -= 1) {
          const syllable = word.slice(start, end);
          if (written.has(syllable)) extend(end, [...soFar, syllable]);
        }
      };
      if (word !== '') extend(0, []);
      return found.sort((a, b) => a.length - b.length);
    },
  };
}
