import type { QuestionJournal } from '../telegram/ports.ts';
import type { Log } from './log.ts';

/** Tells several journals about every question; one that fails keeps no answer from its asker. */
export function combineJournals(
  journals: readonly Partial<QuestionJournal>[],
  log: Log,
): QuestionJournal {
  const tell = (note: (journal: Partial<QuestionJournal>) => void) => {
    for (const journal of journals) {
      try {
        note(journal);
      } catch (error) {
        log.error({ err: error }, 'A question could not be counted');
      }
    }
  };
  return {
    answered: (event) => {
      tell((journal) => journal.answered?.(event));
    },
    refused: (reason) => {
      tell((journal) => journal.refused?.(reason));
    },
  };
}
