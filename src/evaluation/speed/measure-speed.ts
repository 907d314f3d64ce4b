import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Embedder } from '../../embedding/embedder.ts';
import type { Report } from '../../report/report.ts';
import { embedWindows, windowsOf } from '../../search/embedded-windows.ts';
import type { Retriever } from '../../search/retriever.ts';
import { timeAsking } from './asking-process.ts';
import { compareVectorIndexes } from './compare-vector-indexes.ts';
import { percentile } from './percentile.ts';

/** Speed and size of the product with one report; times in milliseconds. */
export interface SpeedFigures {
  readonly paragraphs: number;
  /** From an encoder that runs to an index on disk. */
  readonly indexMs: number;
  /** From starting a process to its first answer, the index being built. */
  readonly coldStartMs: number;
  /** From question text to rendered answer in a process that has answered before. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Keyword and vector search alone, no reading. */
  readonly searchesPerSecond: number;
  /** Resident memory of all processes of the product, MB; null where the system does not tell. */
  readonly residentMb: number | null;
  readonly approximateMs: number;
  readonly exactMs: number;
  /** Of the approximate vector index against the exact scan. */
  readonly recallAt10: number;
}

/** What is measured, and with what. */
export interface SpeedSubject {
  readonly report: Report;
  readonly questions: readonly string[];
  readonly embedder: Embedder;
  /** Opens a retriever whose index is built in, or read from, that folder. */
  readonly openRetriever: (report: Report, indexFolder: string) => Promise<Retriever>;
  /** Arguments of node that start `ask --jsonl` on this report. */
  readonly askCommand: readonly string[];
}

/** Questions asked before times are taken, so that everything is warm. */
const WARM_UP = 5;
const CONCURRENT_SEARCHES = 8;

/** Measures everything for one report. */
export async function measureSpeed(subject: SpeedSubject): Promise<SpeedFigures> {
  const indexFolder = await mkdtemp(path.join(tmpdir(), 'verbatim-bench-'));
  try {
    const start = performance.now();
    const retriever = await subject.openRetriever(subject.report, indexFolder);
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
      ...(await compareOnReport(subject)),
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

async function compareOnReport({
  report,
  questions,
  embedder,
}: SpeedSubject): Promise<Pick<SpeedFigures, 'approximateMs' | 'exactMs' | 'recallAt10'>> {
  const texts = report.paragraphs.map(({ text }) => text);
  const vectors = await embedWindows({ texts, windows: windowsOf(texts), embedder });
  const asked = await embedder.embedQuestions(questions);
  return compareVectorIndexes(vectors, asked, embedder.dimension);
}
