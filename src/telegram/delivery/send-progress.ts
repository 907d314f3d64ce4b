import type { Log } from '../../operations/log.ts';
import type { UpdateJournal } from './journal.ts';

/** Writes down how far the messages that answer an update have come, also on a disk that is full. */
export interface SendProgress {
  /**
   * A message is about to be written to the network.
   *
   * @throws SqliteError when the disk does not take that; the message must not be written then
   */
  writing(updateId: number): void;
  /** Telegram confirmed the message. */
  delivered(updateId: number): void;
  /** The message certainly did not arrive. */
  notSent(updateId: number): void;
}

/**
 * Creates the progress over a journal that may refuse to be written at any moment.
 *
 * What happened on the network has happened, whether or not the disk takes it: `delivered` and
 * `notSent` never throw. Until they are on disk the update stays `sending` there, so a process that
 * dies meanwhile names it instead of repeating it.
 */
export function createSendProgress(journal: UpdateJournal, log: Log): SendProgress {
  /** Updates with a delivered message that the disk knows nothing of. */
  const owed = new Set<number>();
  const settle = (updateId: number) => {
    if (!owed.has(updateId)) return false;
    journal.markDelivered(updateId);
    return owed.delete(updateId);
  };
  const attempt = (updateId: number, write: () => void) => {
    try {
      write();
    } catch (error) {
      log.error({ err: error, update_id: updateId }, 'The journal could not be written');
    }
  };
  return {
    writing: (updateId) => {
      settle(updateId);
      journal.markSending(updateId);
    },
    delivered: (updateId) => {
      owed.add(updateId);
      attempt(updateId, () => settle(updateId));
    },
    notSent: (updateId) => {
      attempt(updateId, () => {
        if (!settle(updateId)) journal.markNotSent(updateId);
      });
    },
  };
}
