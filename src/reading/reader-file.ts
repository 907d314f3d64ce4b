import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReaderModel } from './create-reader.ts';

/**
 * Reads the reader's model from its folder (the bundled one is `embeddings/reader`).
 *
 * @throws the file system's error when a file cannot be read
 */
export function readReaderModel(folder: string): ReaderModel {
  const part = (name: string): unknown =>
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const decision = part('decision') as Pick<ReaderModel, 'calibration' | 'threshold'>;
  return {
    edges: part('edges') as ReaderModel['edges'],
    span: part('span') as ReaderModel['span'],
    passage: part('passage') as ReaderModel['passage'],
    found: part('found') as ReaderModel['found'],
    ...decision,
  };
}
