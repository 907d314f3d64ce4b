import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Embedder } from '../../embedding/embedder.ts';
import type { Report } from '../../report/report.ts';
import type { Retriever } from '../../search/retriever.ts';
import { timeAsking } from './asking-process.ts';
import { compareVectorIndexes } from './compare-vector-indexes.ts';
import { percentile } from './percentile.ts';
import type { SpeedFigures } from './speed-figures.ts';

/** What is measured, and with what. */
export interface SpeedSubject {
  readonly report: Report;
  readonly questions: readonly string[];
  readonly embedder: Embedder;
  /** Opens a retriever whose index is built by that embedder in that folder. */
  readonly openRetriever: (embedder: Embedder, indexFolder: string) => Promise<Retriever>;
  /** Arguments of node that start `ask --jsonl` on this report. */
  readonly askCommand: readonly string[];
}

/** Questions asked before times are taken, so that everything is warm. */
const WARM_UP = 5;
const CONCURRENT_SEARCHES = 8;

/** Measures everything for one report. */
export async function measureSpeed(subject: SpeedSubject): Promise<SpeedFigures> {
  const vectors: Float32Array[] = [];
  const indexFolder = await mkdtemp(path.join(tmpdir(), 'verbatim-bench-'));
  try {
    const start = performance.now();
    const retriever = await subject.openRetriever(
      remembering(subject.embedder, vectors),
      indexFolder,
    );
    const indexMs = performance.now() - start;
    const env = { ...process.env, INDEX_DIR: indexFolder };
    const asking = await timeAsking(subject.askCommand, subject.questions, env);
    const warm = asking.answerMs.slice(WARM_UP);
    return {
      paragraphs: subject.report.paragraphs.length,
      indexMs,
      coldStartMs: asking.firstAnswerMs,
      p50Ms: percentile(warm, 0.5),
      p95Ms: percentile(warm, 0.95),
      searchesPerSecond: await searchesPerSecond(retriever, subject.questions),
      residentMb: asking.residentMb,
      ...(await compareOn(vectors, subject)),
    };
  } finally {
    await rm(indexFolder, { recursive: true, force: true });
  }
}

async function searchesPerSecond(
  retriever: Retriever,
  questions: readonly string[],
): Promise<number> {
  const start = performance.now();
  for (let first = 0; first < questions.length; first += CONCURRENT_SEARCHES) {
    const batch = questions.slice(first, first + CONCURRENT_SEARCHES);
    await Promise.all(batch.map((question) => retriever.retrieve(question, 10)));
  }
  return questions.length / ((performance.now() - start) / 1000);
}

/** The same embedder; every passage vector it gives out is kept, since embedding is slow. */
function remembering(embedder: Embedder, vectors: Float32Array[]): Embedder {
  return {
    ...embedder,
    async embedPassages(texts) {
      const embedded = await embedder.embedPassages(texts);
      for (const vector of embedded) vectors.push(vector);
      return embedded;
    },
  };
}

async function compareOn(
  vectors: readonly Float32Array[],
  { questions, embedder }: SpeedSubject,
): Promise<Pick<SpeedFigures, 'approximateMs' | 'exactMs' | 'recallAt10'>> {
  const asked = await embedder.embedQuestions(questions);
  return compareVectorIndexes(vectors, asked, embedder.dimension);
}
