import type { Log } from '../operations/log.ts';
import type { PrunedRecentAnswers } from './recent-answers.ts';

/**
 * A memory of recent answers that goes on when the disk takes no more.
 *
 * It is written after an answer was delivered: a failure then is a gap in the memory, and must
 * neither be told to the asker nor end the process.
 */
export function forgivingRecentAnswers(recent: PrunedRecentAnswers, log: Log): PrunedRecentAnswers {
  const attempt = (write: () => void) => {
    try {
      write();
    } catch (error) {
      log.warn({ err: error }, 'The memory of recent answers could not be written');
    }
  };
  return {
    ...recent,
    remember: (...answer) => {
      attempt(() => {
        recent.remember(...answer);
      });
    },
    link: (...messages) => {
      attempt(() => {
        recent.link(...messages);
      });
    },
    prune: () => {
      attempt(() => {
        recent.prune();
      });
    },
  };
}
