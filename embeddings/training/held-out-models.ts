import { join } from 'node:path';
import { parseConfig } from '../../src/config.ts';
import {
  readCrosslingualKnowledge,
  type CrosslingualKnowledge,
} from '../../src/crosslingual/lexicon-file.ts';
import { startEmbedder, type RunningEmbedder } from '../../src/embedding/transformers-embedder.ts';

/** Folders under the models folder, laid out like `embeddings/`: trained without either half, and on all. */
const FOLDERS = ['0', '1', 'full'] as const;
/** Position of the models trained on all. */
export const FULL = FOLDERS.indexOf('full');

/** Models that have not seen some of the texts. */
export interface HeldOutModels {
  readonly embedder: RunningEmbedder;
  readonly lexicon: CrosslingualKnowledge;
}

/** The models without half 0, without half 1 and, for the dev reports, those of all; close their embedders. */
export async function openModels(folder: string): Promise<readonly HeldOutModels[]> {
  const config = parseConfig(process.env);
  return Promise.all(
    FOLDERS.map(async (name) => {
      const own = join(folder, name);
      return {
        embedder: await startEmbedder({
          ...config.embedding,
          modelsFolder: own,
          cacheFolder: join(config.dataDir, 'models'),
        }),
        lexicon: readCrosslingualKnowledge(join(own, 'lexicon')),
      };
    }),
  );
}
