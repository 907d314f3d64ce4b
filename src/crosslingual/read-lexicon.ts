import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLexicon, type Lexicon } from './lexicon.ts';
import { parsePinyinTable, type PinyinTable } from './pinyin-table.ts';

/** What the cross-lingual leg knows of languages, whatever the report. */
export interface CrosslingualKnowledge {
  readonly lexicon: Lexicon;
  readonly pinyin: PinyinTable;
}

/**
 * Reads `lexicon.tsv` and `pinyin.tsv` from a folder (the bundled one is `embeddings/lexicon`).
 *
 * @throws the file system's error when a file cannot be read.
 */
export function readCrosslingualKnowledge(folder: string): CrosslingualKnowledge {
  return {
    lexicon: parseLexicon(readFileSync(join(folder, 'lexicon.tsv'), 'utf8')),
    pinyin: parsePinyinTable(readFileSync(join(folder, 'pinyin.tsv'), 'utf8')),
  };
}
