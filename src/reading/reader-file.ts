import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReaderModel } from './create-reader.ts';

/**
 * Reads the reader's model from its folder (the bundled one is `embeddings/reader`).
 *
 * @throws the file system's error when a file cannot be read
 */
export function readReaderModel(folder: string): ReaderModel {
  const hash = createHash('sha256');
  const part = (name: string): unknown => {
    const text = readFileSync(join(folder, `${name}.json`), 'utf8');
    hash.update(text);
    return JSON.parse(text);
  };
  const decision = part('decision') as Pick<ReaderModel, 'calibration' | 'threshold'>;
  const model = {
    edges: part('edges') as ReaderModel['edges'],
    affinity: part('affinity') as ReaderModel['affinity'],
    span: part('span') as ReaderModel['span'],
    passage: part('passage') as ReaderModel['passage'],
    found: part('found') as ReaderModel['found'],
    ...decision,
  };
  return { ...model, version: hash.digest('hex').slice(0, 16) };
}
