import { watch } from 'chokidar';
import type { Log } from './log.ts';

/** What watching for a new report needs. */
export interface ReportWatchParts {
  /** `DATA_DIR/current.json`, which `npm run index -- FILE` replaces atomically. */
  readonly file: string;
  readonly log: Log;
  /** Puts the report in service that is chosen now; until it resolves the old one answers. */
  readonly reload: () => Promise<void>;
  readonly onOutcome: (outcome: 'replaced' | 'refused') => void;
}

/** A watch that runs. */
export interface ReportWatch {
  close(): Promise<void>;
}

/**
 * Takes up a new report when the file changes or on SIGHUP.
 *
 * Replacements run one after the other; those asked for meanwhile become one. A report that cannot
 * be used is an error in the log, and the old one stays in service.
 */
export function watchReport({ file, log, reload, onOutcome }: ReportWatchParts): ReportWatch {
  let running: Promise<void> | null = null;
  let again = false;
  const replace = async (): Promise<void> => {
    do {
      again = false;
      try {
        await reload();
        onOutcome('replaced');
        log.info('The report was replaced');
      } catch (error) {
        onOutcome('refused');
        log.error({ err: error }, 'The new report cannot be used; the old one stays in service');
      }
    } while (wanted());
  };
  const wanted = () => again;
  const request = () => {
    if (running !== null) again = true;
    else running = replace().finally(() => (running = null));
  };
  const watcher = watch(file, { ignoreInitial: true, awaitWriteFinish: false });
  watcher.on('add', request).on('change', request);
  watcher.on('error', (error) => {
    log.warn({ err: error }, 'DATA_DIR cannot be watched; send SIGHUP after replacing the report');
  });
  process.on('SIGHUP', request);
  return {
    close: async () => {
      process.off('SIGHUP', request);
      await watcher.close();
      await running;
    },
  };
}
