import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLexicon, type Lexicon } from './lexicon.ts';
import { parsePinyinTable, type PinyinTable } from './pinyin-table.ts';
import { parseWordings, type Wordings } from './wordings.ts';

/** What the cross-lingual leg knows of languages, whatever the report. */
export interface CrosslingualKnowledge {
  readonly lexicon: Lexicon;
  readonly pinyin: PinyinTable;
  readonly wordings: Wordings;
}

/**
 * Reads `lexicon.tsv`, `pinyin.tsv` and `wordings.tsv` from a folder (the bundled one is `embeddings/lexicon`).
 *
 * @throws the file system's error when a file cannot be read.
 */
export function readCrosslingualKnowledge(folder: string): CrosslingualKnowledge {
  return {
    lexicon: parseLexicon(readFileSync(join(folder, 'lexicon.tsv'), 'utf8')),
    pinyin: parsePinyinTable(readFileSync(join(folder, 'pinyin.tsv'), 'utf8')),
    wordings: parseWordings(readFileSync(join(folder, 'wordings.tsv'), 'utf8')),
  };
}
