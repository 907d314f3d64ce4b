import { createHash, randomUUID } from 'node:crypto';
import { access, constants, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Embedder } from '../embedding/embedder.ts';
import { makeFolder } from '../make-folder.ts';
import type { Report } from '../report/report.ts';
import { embedWindows, windowsOf, type ParagraphWindow } from './embedded-windows.ts';
import {
  buildHnswIndex,
  readHnswIndex,
  VECTOR_SPACE,
  type HnswVectorIndex,
} from './hnsw-vector-index.ts';
import {
  INDEX_FORMAT_VERSION,
  manifestMismatch,
  serialiseManifest,
  type IndexManifest,
} from './index-manifest.ts';
import { IndexError } from './index-error.ts';

const MANIFEST_FILE = 'manifest.json';
const VECTOR_FILE = 'vectors.hnsw';

/** Where indexes live and who wants to hear about them. */
export interface IndexStoreOptions {
  /** Absolute folders, tried in order; the first that can be written to gets new indexes. */
  readonly folders: readonly string[];
  /** Told once when an index has to be built; `reason` is null when there simply was none. */
  readonly onBuild?: (reason: string | null) => void;
  /** Told how many windows are embedded. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A vector index with the windows its positions stand for. */
export interface OpenIndex {
  readonly vectorIndex: HnswVectorIndex;
  readonly windows: readonly ParagraphWindow[];
  /** Folder the index was read from or written to. */
  readonly folder: string;
  readonly built: boolean;
}

/**
 * Opens the report's index, or builds it when it is missing, stale, damaged or from another encoder.
 *
 * A new index is written beside the old one and put in its place by a rename, so a crash leaves
 * either the old index, the new one, or none, never half of one.
 *
 * @throws IndexError when no folder can be written to
 * @throws InferenceError when embedding fails
 */
export async function openIndex(
  report: Report,
  embedder: Embedder,
  options: IndexStoreOptions,
): Promise<OpenIndex> {
  const texts = report.paragraphs.map(({ text }) => text);
  const windows = windowsOf(texts);
  const expected = {
    formatVersion: INDEX_FORMAT_VERSION,
    encoder: embedder.name,
    encoderHash: embedder.hash,
    dimension: embedder.dimension,
    space: VECTOR_SPACE,
    count: windows.length,
    reportHash: report.hash,
  };
  const name = `${report.hash.slice(0, 16)}-${embedder.hash.slice(0, 16)}`;
  let reason: string | null = null;
  for (const parent of options.folders) {
    const folder = path.join(parent, name);
    const found = await readIndex(folder, expected);
    if (typeof found === 'object') return { ...found, windows, folder, built: false };
    reason ??= found === MISSING ? null : found;
  }
  // Asked first: embedding a long report takes minutes, which nobody should spend for nothing.
  const parent = await firstWritable(options.folders);
  options.onBuild?.(reason);
  const vectors = await embedWindows({ texts, windows, embedder }, options.onProgress);
  const vectorIndex = buildHnswIndex(vectors, embedder.dimension);
  const folder = path.join(parent, name);
  await writeIndex(folder, vectorIndex, expected);
  return { vectorIndex, windows, folder, built: true };
}

const MISSING = 'missing';

async function readIndex(
  folder: string,
  expected: Omit<IndexManifest, 'fileSha256'>,
): Promise<{ readonly vectorIndex: HnswVectorIndex } | string> {
  let text: string;
  try {
    text = await readFile(path.join(folder, MANIFEST_FILE), 'utf8');
  } catch {
    return MISSING;
  }
  const mismatch = manifestMismatch(text, expected);
  if (mismatch !== null) return mismatch;
  const { fileSha256 } = JSON.parse(text) as IndexManifest;
  const file = path.join(folder, VECTOR_FILE);
  try {
    // The native reader trusts its file, so not one byte may differ.
    if (sha256(await readFile(file)) !== fileSha256) return 'its vector file is damaged';
    return { vectorIndex: await readHnswIndex(file, expected.dimension) };
  } catch {
    return 'its vector file cannot be read';
  }
}

async function writeIndex(
  folder: string,
  vectorIndex: HnswVectorIndex,
  expected: Omit<IndexManifest, 'fileSha256'>,
): Promise<void> {
  const unique = randomUUID();
  const building = `${folder}.building-${unique}`;
  const replaced = `${folder}.replaced-${unique}`;
  try {
    makeFolder(building);
    const file = path.join(building, VECTOR_FILE);
    await vectorIndex.write(file);
    const manifest = { ...expected, fileSha256: sha256(await readFile(file)) };
    await flush(file);
    await writeFlushed(path.join(building, MANIFEST_FILE), serialiseManifest(manifest));
    await rename(folder, replaced).catch(() => undefined);
    await rename(building, folder).catch(async (error: unknown) => {
      // Another process has just put the same index there.
      if (!(await exists(path.join(folder, MANIFEST_FILE)))) throw error;
    });
  } catch (cause) {
    throw new IndexError(`The index could not be written to ${path.dirname(folder)}.`, { cause });
  } finally {
    await rm(building, { recursive: true, force: true });
    await rm(replaced, { recursive: true, force: true });
  }
}

async function firstWritable(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    try {
      makeFolder(folder);
      await access(folder, constants.W_OK);
      return folder;
    } catch {
      continue;
    }
  }
  throw new IndexError(
    `No index folder can be written to (${folders.join(', ')}). Make one writable, or set INDEX_DIR or DATA_DIR to a folder that is.`,
  );
}

async function writeFlushed(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
