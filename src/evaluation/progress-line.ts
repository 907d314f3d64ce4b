/** Shows how far a long run has come, on one line of a terminal; nothing where there is none. */
export interface ProgressLine {
  show(text: string): void;
  /** Removes the line. */
  clear(): void;
}

const REFRESH_MS = 200;

/** A progress line on standard error, rewritten at most five times a second. */
export function progressOn(stream: NodeJS.WriteStream): ProgressLine {
  let shownAt = 0;
  return {
    show(text) {
      if (!stream.isTTY || Date.now() - shownAt < REFRESH_MS) return;
      shownAt = Date.now();
      stream.write(`\r\u001b[K${text}`);
    },
    clear() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
