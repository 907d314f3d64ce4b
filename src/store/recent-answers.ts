import type { RecentAnswers } from '../telegram/ports.ts';
import { foldText } from '../text/fold.ts';
import type { Database } from './database.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** The same question within ten minutes is pointed to its earlier answer. */
const REPEATED_WITHIN_MS = 10 * 60_000;
/** Telegram lets users edit a message for 48 hours. */
const EDITABLE_FOR_MS = 48 * 60 * 60_000;

/** What the memory of recent answers needs beside the database; `now` is milliseconds since 1970. */
export interface RecentAnswersOptions {
  readonly pseudonyms: Pseudonyms;
  readonly now: () => number;
}

/** The memory of recent answers with the means to keep it short. */
export interface PrunedRecentAnswers extends RecentAnswers {
  /** Erases what is outdated; call it at least once a minute, so that `/privacy` tells the truth. */
  prune(): void;
}

/** Remembers recent answers in the database; questions and chats are kept as HMACs only. */
export function createRecentAnswers(
  database: Database,
  { pseudonyms, now }: RecentAnswersOptions,
): PrunedRecentAnswers {
  const find = database
    .prepare<[string, number, string, number], number>(
      `SELECT message_id FROM recent_answers
       WHERE chat = ? AND topic = ? AND question = ? AND answered_at > ?`,
    )
    .pluck();
  const remember = database.prepare('INSERT OR REPLACE INTO recent_answers VALUES (?, ?, ?, ?, ?)');
  const answersTo = database
    .prepare<[string, number], string>(
      `SELECT answer_message_ids FROM answer_messages WHERE chat = ? AND question_message_id = ?`,
    )
    .pluck();
  const link = database.prepare('INSERT OR REPLACE INTO answer_messages VALUES (?, ?, ?, ?)');
  const pruneAnswers = database.prepare('DELETE FROM recent_answers WHERE answered_at <= ?');
  const pruneLinks = database.prepare('DELETE FROM answer_messages WHERE answered_at <= ?');
  const named = (question: string) => pseudonyms.question(foldText(question));
  return {
    find: (chatId, topicId, question) =>
      find.get(
        pseudonyms.chat(chatId),
        topicId ?? 0,
        named(question),
        now() - REPEATED_WITHIN_MS,
      ) ?? null,
    remember: (chatId, topicId, question, messageId) =>
      void remember.run(pseudonyms.chat(chatId), topicId ?? 0, named(question), messageId, now()),
    answerTo: (chatId, questionMessageId) => {
      const ids = answersTo.get(pseudonyms.chat(chatId), questionMessageId);
      return ids === undefined ? [] : (JSON.parse(ids) as readonly number[]);
    },
    link: (chatId, questionMessageId, answerMessageIds) =>
      void link.run(
        pseudonyms.chat(chatId),
        questionMessageId,
        JSON.stringify(answerMessageIds),
        now(),
      ),
    prune: () => {
      pruneAnswers.run(now() - REPEATED_WITHIN_MS);
      pruneLinks.run(now() - EDITABLE_FOR_MS);
    },
  };
}
