import { createAnswerer } from '../answering/create-answerer.ts';
import type { Answerer } from '../answering/answerer.ts';
import { createInterimReader } from '../answering/interim-reader.ts';
import type { PassageReader } from '../answering/passage-reader.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Report } from '../report/report.ts';
import { createRetriever } from '../search/create-retriever.ts';
import fusion from '../search/fusion-weights.json' with { type: 'json' };
import { openIndex, type IndexStoreOptions } from '../search/index-store.ts';
import { buildKeywordIndex } from '../search/keyword-index.ts';
import type { Retriever } from '../search/retriever.ts';
import { foldText } from '../text/fold.ts';
import { openSuggestions } from './suggestions-file.ts';

/** Suggested questions are checked again when this changes. */
const READER_VERSION = '1';

/** Everything that stands behind the answers about one report. */
export interface OpenAnswerer {
  readonly answerer: Answerer;
  readonly retriever: Retriever;
  readonly reader: PassageReader;
  /** True when the index had to be built. */
  readonly built: boolean;
}

/**
 * Wires an answerer for a report: its index is opened or built, everything else is kept in memory.
 *
 * @throws IndexError when the index can neither be read nor written
 * @throws InferenceError when embedding fails
 */
export async function openAnswerer(
  report: Report,
  embedder: Embedder,
  index: IndexStoreOptions,
): Promise<OpenAnswerer> {
  const { vectorIndex, windows, built, folder } = await openIndex(report, embedder, index);
  const keywordIndex = buildKeywordIndex(report.paragraphs.map(({ text }) => foldText(text)));
  const size = report.paragraphs.length;
  const retriever = createRetriever({
    keywordIndex,
    vectorIndex,
    windows,
    concepts: { scores: () => new Float64Array(size) },
    embedder,
    fusion,
  });
  const reader = createInterimReader(report);
  let suggestions: Answerer['suggestions'] = { 'zh-Hans': [], 'zh-Hant': [], en: [] };
  const answerer = createAnswerer({
    report,
    encoder: { name: embedder.name, hash: embedder.hash, dimension: embedder.dimension },
    retriever,
    reader,
    matcher: {
      matchedTerms: () => [],
      knows: () => false,
      speaksOf: (topic, text) => text.includes(topic),
    },
    suggestions: () => suggestions,
  });
  suggestions = await openSuggestions(folder, READER_VERSION, answerer);
  return { answerer, retriever, reader, built };
}
