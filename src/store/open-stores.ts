import type { Log } from '../operations/log.ts';
import type { UpdateJournal } from '../telegram/delivery/journal.ts';
import type {
  FeedbackStore,
  QuestionJournal,
  RecentAnswers,
  SettingsStore,
} from '../telegram/ports.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { openDatabase } from './database.ts';
import { createFeedbackStore } from './feedback-store.ts';
import { forgivingRecentAnswers } from './forgiving-recent-answers.ts';
import { loadPseudonyms } from './pseudonyms.ts';
import { createQuestionStatistics } from './question-statistics.ts';
import { createRecentAnswers } from './recent-answers.ts';
import { createSettingsStore } from './settings-store.ts';
import { createUpdateJournal } from './update-journal.ts';

const PRUNE_EVERY_MS = 60_000;

/** Everything a bot remembers under `DATA_DIR`. */
export interface Stores {
  readonly updates: UpdateJournal;
  readonly settings: SettingsStore;
  readonly feedback: FeedbackStore;
  readonly recent: RecentAnswers;
  readonly statistics: Pick<QuestionJournal, 'answered'>;
  /** Flushes everything and lets another process use the folder. */
  close(): void;
}

/**
 * Locks `DATA_DIR` and opens what it holds.
 *
 * @throws DataDirInUseError when another process uses the folder
 * @throws DataDirUnusableError when it cannot be written to
 */
export function openStores(
  dataDir: string,
  { keepQuestions, log }: { readonly keepQuestions: boolean; readonly log: Log },
): Stores {
  const lock = lockDataDir(dataDir);
  try {
    const database = openDatabase(dataDir, log);
    const pseudonyms = loadPseudonyms(dataDir);
    const options = { pseudonyms, keepQuestions, now: Date.now };
    const recent = forgivingRecentAnswers(createRecentAnswers(database, options), log);
    recent.prune();
    const pruning = setInterval(() => {
      recent.prune();
    }, PRUNE_EVERY_MS).unref();
    return {
      updates: createUpdateJournal(database),
      settings: createSettingsStore(database, pseudonyms),
      feedback: createFeedbackStore(database, options),
      recent,
      statistics: createQuestionStatistics(database, options),
      close: () => {
        clearInterval(pruning);
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
