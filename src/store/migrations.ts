/**
 * The layouts of the database, oldest first; `user_version` counts how many were applied.
 *
 * Append only: what was released is never changed. Chats, users and messages appear as HMACs.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE updates (
    update_id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('received', 'sending', 'sent', 'done')),
    received_at INTEGER NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0,
    payload TEXT
  ) STRICT;
  CREATE INDEX unfinished_updates ON updates (state) WHERE state <> 'done';

  CREATE TABLE settings (
    chat TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    length TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE votes (
    voter TEXT NOT NULL,
    message TEXT NOT NULL,
    chat TEXT NOT NULL,
    day TEXT NOT NULL,
    helpful INTEGER NOT NULL,
    paragraph INTEGER,
    section TEXT NOT NULL,
    language TEXT NOT NULL,
    chat_type TEXT NOT NULL,
    question TEXT,
    PRIMARY KEY (voter, message)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE recent_answers (
    chat TEXT NOT NULL,
    topic INTEGER NOT NULL,
    question TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (chat, topic, question)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE answer_messages (
    chat TEXT NOT NULL,
    question_message_id INTEGER NOT NULL,
    answer_message_ids TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (chat, question_message_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE question_counts (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    chat_type TEXT NOT NULL,
    section TEXT NOT NULL,
    questions INTEGER NOT NULL,
    PRIMARY KEY (day, kind, language, chat_type, section)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE kept_questions (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    chat_type TEXT NOT NULL,
    section TEXT NOT NULL,
    question TEXT NOT NULL
  ) STRICT;
  `,
];
