import path from 'node:path';
import type { Answerer } from '../answering/answerer.ts';
import type { Config } from '../config.ts';
import type { InferenceEvents } from '../embedding/inference-client.ts';
import { startEmbedder, type RunningEmbedder } from '../embedding/transformers-embedder.ts';
import { readReportFile } from '../report/report-file.ts';
import type { Report } from '../report/report.ts';
import type { IndexStoreOptions } from '../search/index-store.ts';
import { openAnswerer, type OpenAnswerer } from './open-answerer.ts';

/** What a caller may want to hear while a session opens and runs. */
export interface SessionEvents extends InferenceEvents, Omit<IndexStoreOptions, 'folders'> {}

/** A running product: the inference process and an answerer that may be replaced while it serves. */
export interface Session {
  readonly embedder: RunningEmbedder;
  /** The answerer in service now; ask again for every question. */
  answerer(): Answerer;
  /** Retriever and reader behind it. */
  current(): OpenAnswerer;
  /**
   * Puts another report in service; until it is ready, and if it fails, the old one answers.
   *
   * @throws ReportError when the file is no report
   */
  replaceReport(file: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a report for questions: reads it, starts the inference process, opens or builds the index.
 *
 * @throws VerbatimError when the report, the model or the index folder is not usable
 */
export async function openSession(
  config: Config,
  reportFile: string,
  events: SessionEvents = {},
): Promise<Session> {
  const index: IndexStoreOptions = {
    ...events,
    folders: [config.indexDir, path.join(config.dataDir, 'index')],
  };
  // The process takes longest to start, so the report is read meanwhile.
  const starting = startEmbedder(
    { ...config.embedding, cacheFolder: path.join(config.dataDir, 'models') },
    events,
  );
  const [reading, started] = await Promise.allSettled([readReportFile(reportFile), starting]);
  if (started.status === 'rejected') throw started.reason;
  const embedder = started.value;
  try {
    if (reading.status === 'rejected') throw reading.reason;
    const openReport = async (report: Report): Promise<OpenAnswerer> => {
      const opened = await openAnswerer(report, embedder, index);
      await opened.loadSuggestions();
      return opened;
    };
    let open = await openReport(reading.value);
    return {
      embedder,
      answerer: () => open.answerer,
      current: () => open,
      async replaceReport(file) {
        open = await openReport(await readReportFile(file));
      },
      close: () => embedder.close(),
    };
  } catch (error) {
    await embedder.close();
    throw error;
  }
}
