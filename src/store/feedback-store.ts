import type { FeedbackStore, Vote } from '../telegram/ports.ts';
import { dayOf } from './day.ts';
import type { Database } from './database.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What the store of votes needs beside the database. */
export interface FeedbackStoreOptions {
  readonly pseudonyms: Pseudonyms;
  /** `KEEP_QUESTIONS`: otherwise the text of a question never reaches the disk. */
  readonly keepQuestions: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps votes in the database, one per user and message, both named by pseudonym. */
export function createFeedbackStore(
  database: Database,
  { pseudonyms, keepQuestions, now }: FeedbackStoreOptions,
): FeedbackStore {
  const previous = database
    .prepare<[string, string], number>('SELECT helpful FROM votes WHERE voter = ? AND message = ?')
    .pluck();
  const upsert = database.prepare(
    `INSERT INTO votes (voter, message, chat, day, helpful, paragraph, section, language,
       chat_type, question)
     VALUES (@voter, @message, @chat, @day, @helpful, @paragraph, @section, @language,
       @chatType, @question)
     ON CONFLICT DO UPDATE SET helpful = excluded.helpful, day = excluded.day`,
  );
  return {
    vote: database.transaction((vote: Vote) => {
      const voter = pseudonyms.user(vote.userId);
      const message = pseudonyms.message(vote.chatId, vote.messageId);
      const before = previous.get(voter, message);
      const helpful = vote.helpful ? 1 : 0;
      if (before === helpful) return 'same';
      upsert.run({
        voter,
        message,
        chat: pseudonyms.chat(vote.chatId),
        day: dayOf(now()),
        helpful,
        paragraph: vote.paragraph,
        section: vote.section,
        language: vote.language,
        chatType: vote.chatType,
        question: keepQuestions ? vote.question : null,
      });
      return before === undefined ? 'recorded' : 'changed';
    }),
  };
}
