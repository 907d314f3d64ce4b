import path from 'node:path';
import { projectFolder } from '../config.ts';
import {
  readCrosslingualKnowledge,
  type CrosslingualKnowledge,
} from '../crosslingual/lexicon-file.ts';
import { VerbatimError } from '../errors.ts';
import type { ReaderModel } from '../reading/create-reader.ts';
import { readReaderModel } from '../reading/reader-file.ts';

/** A file that ships with Verbatim is missing or damaged. */
class BundledFileError extends VerbatimError {
  readonly code = 'bundled-file';
}

const read = new Map<string, unknown>();

/**
 * What Verbatim knows of languages; read once per process, shared by all reports.
 *
 * @throws BundledFileError when a file of `embeddings/lexicon` is missing or damaged
 */
export function bundledLexicon(): CrosslingualKnowledge {
  return readOnce('lexicon', readCrosslingualKnowledge);
}

/**
 * The bundled reader's model; read once per process, shared by all reports.
 *
 * @throws BundledFileError when a file of `embeddings/reader` is missing or damaged
 */
export function bundledReader(): ReaderModel {
  return readOnce('reader', readReaderModel);
}

function readOnce<Part>(name: string, readFolder: (folder: string) => Part): Part {
  const folder = path.join(projectFolder, 'embeddings', name);
  try {
    if (!read.has(name)) read.set(name, readFolder(folder));
    return read.get(name) as Part;
  } catch (cause) {
    throw new BundledFileError(
      `A file in ${folder} is missing or damaged. Restore the folder as it was published.`,
      { cause },
    );
  }
}
