import { createConceptScorer, type ConceptScorer } from '../crosslingual/concept-scorer.ts';
import type { CrosslingualKnowledge } from '../crosslingual/lexicon-file.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Report } from '../report/report.ts';
import { createRetriever } from '../search/create-retriever.ts';
import fusion from '../search/fusion-weights.json' with { type: 'json' };
import { openIndex, type IndexStoreOptions } from '../search/index-store.ts';
import { buildKeywordIndex } from '../search/keyword-index.ts';
import type { Retriever } from '../search/retriever.ts';
import { foldText } from '../text/fold.ts';

/** Everything that finds passages of one report. */
export interface OpenSearch {
  readonly retriever: Retriever;
  readonly concepts: ConceptScorer;
  /** Folder of the report's index. */
  readonly folder: string;
  /** True when the index had to be built. */
  readonly built: boolean;
}

/**
 * Opens or builds the report's vector index and makes its other legs in memory.
 *
 * @throws IndexError when the index can neither be read nor written
 * @throws InferenceError when embedding fails
 */
export async function openSearch(
  report: Report,
  knowledge: CrosslingualKnowledge,
  options: { readonly embedder: Embedder; readonly index: IndexStoreOptions },
): Promise<OpenSearch> {
  const { embedder } = options;
  const { vectorIndex, windows, built, folder } = await openIndex(report, embedder, options.index);
  const folded = report.paragraphs.map(({ text }) => foldText(text));
  const concepts = createConceptScorer(folded, knowledge);
  const keywordIndex = buildKeywordIndex(folded);
  const retriever = createRetriever({
    keywordIndex,
    vectorIndex,
    windows,
    concepts,
    embedder,
    fusion,
  });
  return { retriever, concepts, folder, built };
}
