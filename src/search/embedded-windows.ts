import type { Embedder } from '../embedding/embedder.ts';
import type { TextRange } from '../text/fold.ts';
import { paragraphWindows } from './windows.ts';

/** A window of a paragraph; its vector stands at the window's own position in the vector index. */
export interface ParagraphWindow {
  /** Position of the paragraph, 0…n-1. */
  readonly paragraph: number;
  readonly range: TextRange;
}

/** Windows handed to the encoder at a time, so that progress can be told. */
const BATCH_SIZE = 64;

/** All windows of the paragraphs, in reading order. */
export function windowsOf(texts: readonly string[]): readonly ParagraphWindow[] {
  return texts.flatMap((text, paragraph) =>
    paragraphWindows(text).map((range) => ({ paragraph, range })),
  );
}

/**
 * Embeds windows; the result has one vector per window, in order.
 *
 * @param onProgress called with the number of windows done and to be done
 */
export async function embedWindows(
  options: {
    readonly texts: readonly string[];
    readonly windows: readonly ParagraphWindow[];
    readonly embedder: Embedder;
  },
  onProgress?: (done: number, total: number) => void,
): Promise<readonly Float32Array[]> {
  const { texts, windows, embedder } = options;
  const vectors: Float32Array[] = [];
  for (let first = 0; first < windows.length; first += BATCH_SIZE) {
    const batch = windows
      .slice(first, first + BATCH_SIZE)
      .map(({ paragraph, range }) => (texts[paragraph] ?? '').slice(range.start, range.end));
    vectors.push(...(await embedder.embedPassages(batch)));
    onProgress?.(vectors.length, windows.length);
  }
  return vectors;
}
