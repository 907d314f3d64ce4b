import type { Reading } from '../../src/answering/passage-reader.ts';
import { parseConfig } from '../../src/config.ts';
import { startEmbedder } from '../../src/embedding/transformers-embedder.ts';
import { createReader } from '../../src/reading/create-reader.ts';
import { readReaderModel } from '../../src/reading/reader-file.ts';
import type { Report } from '../../src/report/report.ts';

/** The bundled reader over one report, with the models as they ship; close it after the tests. */
export interface OpenReading {
  /** Reads a folded question in that paragraph alone. */
  read(core: string, paragraph: number): Promise<Reading>;
  /** The words that it marks there, '' for none. */
  span(core: string, paragraph: number): Promise<string>;
  close(): Promise<void>;
}

/** Starts the inference process and reads the models. */
export async function openReading(report: Report): Promise<OpenReading> {
  const embedder = await startEmbedder({ ...parseConfig({}).embedding, cacheFolder: '' });
  const model = readReaderModel('embeddings/reader');
  const reader = createReader(report, { model, spans: embedder.spans, explain: () => [] });
  const read: OpenReading['read'] = (core, paragraph) =>
    reader.read({ core }, [
      { paragraph, score: 1, keyword: 10, similarity: 0.8, concepts: 0, windows: [] },
    ]);
  return {
    read,
    async span(core, paragraph) {
      const { span } = (await read(core, paragraph)).highlight;
      const text = report.paragraphs[paragraph - 1]?.text ?? '';
      return span === null ? '' : text.slice(span.start, span.end);
    },
    close: () => embedder.close(),
  };
}
