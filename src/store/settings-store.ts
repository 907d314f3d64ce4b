import type { ChatSettings, SettingsStore } from '../telegram/ports.ts';
import type { Database } from './database.ts';
import type { Pseudonyms } from './pseudonyms.ts';

const DEFAULTS: ChatSettings = { language: 'auto', length: 'full' };

/** Tables that name a chat in column `chat`. */
const CHAT_TABLES = ['settings', 'votes', 'recent_answers', 'answer_messages'];

/** Keeps the settings of chats in the database, chats named by pseudonym. */
export function createSettingsStore(database: Database, pseudonyms: Pseudonyms): SettingsStore {
  const select = database.prepare<[string], ChatSettings>(
    'SELECT language, length FROM settings WHERE chat = ?',
  );
  const upsert = database.prepare(
    `INSERT INTO settings (chat, language, length) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET language = excluded.language, length = excluded.length`,
  );
  const moves = CHAT_TABLES.map((table) =>
    database.prepare(`UPDATE OR REPLACE ${table} SET chat = ? WHERE chat = ?`),
  );
  const removals = CHAT_TABLES.map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE chat = ?`),
  );
  const removeVotesOf = database.prepare('DELETE FROM votes WHERE voter = ?');
  return {
    get: (chatId) => select.get(pseudonyms.chat(chatId)) ?? DEFAULTS,
    set: (chatId, { language, length }) =>
      void upsert.run(pseudonyms.chat(chatId), language, length),
    migrate: database.transaction((fromChatId: number, toChatId: number) => {
      const [from, to] = [pseudonyms.chat(fromChatId), pseudonyms.chat(toChatId)];
      for (const move of moves) move.run(to, from);
    }),
    forget: database.transaction((id: number) => {
      const chat = pseudonyms.chat(id);
      const removed = removals.map((removal) => removal.run(chat).changes);
      removed.push(removeVotesOf.run(pseudonyms.user(id)).changes);
      return removed.reduce((sum, count) => sum + count, 0);
    }),
  };
}
