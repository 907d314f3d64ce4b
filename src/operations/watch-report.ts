import { watch, type FSWatcher } from 'chokidar';
import type { Hangups } from './hangups.ts';
import type { Log } from './log.ts';

/** What watching for a new report needs. */
export interface ReportWatchParts {
  /** `DATA_DIR/current.json`, which `npm run index -- FILE` replaces atomically. */
  readonly file: string;
  readonly log: Log;
  readonly hangups: Hangups;
  readonly onOutcome: (outcome: 'replaced' | 'refused') => void;
}

/** A watch that runs. */
export interface ReportWatch {
  /**
   * Tells how the report that is chosen now is put in service; until `reload` resolves the old one
   * answers. What was asked for before, while the first report was being opened, is done now.
   */
  serve(reload: () => Promise<void>): void;
  close(): Promise<void>;
}

/**
 * Notices from now on that the file changes or that SIGHUP comes.
 *
 * Replacements run one after the other; those asked for meanwhile become one. A report that cannot
 * be used is an error in the log, and the old one stays in service.
 */
export async function watchReport(parts: ReportWatchParts): Promise<ReportWatch> {
  const { file, log, hangups } = parts;
  const state = { reload: null as (() => Promise<void>) | null, wanted: false, closed: false };
  let running: Promise<void> | null = null;
  const request = () => {
    state.wanted = true;
    if (state.reload === null || running !== null) return;
    running = replaceWhileWanted(parts, state, state.reload).finally(() => (running = null));
  };
  hangups.listen(request);
  const watcher = watch(file, { ignoreInitial: true, awaitWriteFinish: false });
  watcher.on('add', request).on('change', request);
  watcher.on('error', (error) => {
    log.warn({ err: error }, 'DATA_DIR cannot be watched; send SIGHUP after replacing the report');
  });
  await ready(watcher);
  return {
    serve: (reload) => {
      state.reload = reload;
      if (state.wanted) request();
    },
    close: async () => {
      state.closed = true;
      await watcher.close();
      await running;
    },
  };
}

async function replaceWhileWanted(
  { log, onOutcome }: ReportWatchParts,
  state: { wanted: boolean; readonly closed: boolean },
  reload: () => Promise<void>,
): Promise<void> {
  while (state.wanted && !state.closed) {
    state.wanted = false;
    try {
      await reload();
      onOutcome('replaced');
      log.info('The report was replaced');
    } catch (error) {
      if (isClosed(state)) {
        log.info('Stopped before the new report was ready; the next start takes it up');
        return;
      }
      onOutcome('refused');
      log.error({ err: error }, 'The new report cannot be used; the old one stays in service');
    }
  }
}

/** As a call, because the compiler takes a property that was false once for false forever. */
function isClosed(state: { readonly closed: boolean }): boolean {
  return state.closed;
}

/** Resolves once no change goes unnoticed any more, or the folder turns out not to be watchable. */
function ready(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      resolve();
    };
    watcher.once('ready', done).once('error', done);
  });
}
