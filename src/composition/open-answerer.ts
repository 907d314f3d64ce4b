import { createAnswerer } from '../answering/create-answerer.ts';
import type { Answerer } from '../answering/answerer.ts';
import type { PassageReader } from '../answering/passage-reader.ts';
import { createTermMatcher } from '../crosslingual/create-term-matcher.ts';
import type { RunningEmbedder } from '../embedding/transformers-embedder.ts';
import { createReader } from '../reading/create-reader.ts';
import type { Report } from '../report/report.ts';
import type { IndexStoreOptions } from '../search/index-store.ts';
import type { Retriever } from '../search/retriever.ts';
import { bundledLexicon, bundledReader } from './bundled-knowledge.ts';
import { openSearch } from './open-search.ts';
import { openSuggestions } from './suggestions-file.ts';

/** Everything that stands behind the answers about one report. */
export interface OpenAnswerer {
  readonly answerer: Answerer;
  readonly retriever: Retriever;
  readonly reader: PassageReader;
  /** True when the index had to be built. */
  readonly built: boolean;
  /** Reads the report's suggested questions, or makes and checks them; there are none before. */
  loadSuggestions(): Promise<void>;
}

/**
 * Wires an answerer for a report: its index is opened or built, everything else is kept in memory.
 *
 * @throws IndexError when the index can neither be read nor written
 * @throws InferenceError when embedding fails
 * @throws BundledFileError when the lexicon or the reader's model cannot be read
 */
export async function openAnswerer(
  report: Report,
  embedder: RunningEmbedder,
  index: IndexStoreOptions,
): Promise<OpenAnswerer> {
  const model = bundledReader();
  const search = await openSearch(report, bundledLexicon(), { embedder, index });
  const { retriever, concepts, built } = search;
  const reader = createReader(report, {
    model,
    spans: embedder.spans,
    explain: (core) => concepts.explain(core).concepts,
  });
  let suggestions: Answerer['suggestions'] = { 'zh-Hans': [], 'zh-Hant': [], en: [] };
  const answerer = createAnswerer({
    report,
    encoder: { name: embedder.name, hash: embedder.hash, dimension: embedder.dimension },
    retriever,
    reader,
    matcher: createTermMatcher(concepts),
    suggestions: () => suggestions,
  });
  return {
    answerer,
    retriever,
    reader,
    built,
    async loadSuggestions() {
      suggestions = await openSuggestions(search.folder, model.version, answerer);
    },
  };
}
