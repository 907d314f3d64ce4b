import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { databaseFile } from './database.ts';

/** Where something happened. */
interface Circumstances {
  readonly day: string;
  readonly language: string;
  readonly chatType: string;
  /** Section path of the nearest paragraph; "" in the introduction or when none was near. */
  readonly section: string;
}

/** Answers of one paragraph that were marked not helpful under the same circumstances. */
export interface UnhelpfulAnswers extends Circumstances {
  readonly paragraph: number | null;
  readonly votes: number;
}

/** Questions that found nothing under the same circumstances, among all that were asked. */
export interface NothingFound extends Circumstances {
  readonly notFound: number;
  readonly asked: number;
}

/** Text of a question, where `KEEP_QUESTIONS` was on. */
export interface KeptQuestion extends Circumstances {
  readonly why: 'not-found' | 'not-helpful';
  readonly question: string;
}

/** What users let the operator know; newest day first. */
export interface FeedbackSummary {
  readonly helpful: number;
  readonly notHelpful: number;
  readonly unhelpfulAnswers: readonly UnhelpfulAnswers[];
  readonly nothingFound: readonly NothingFound[];
  readonly questions: readonly KeptQuestion[];
}

const EMPTY: FeedbackSummary = {
  helpful: 0,
  notHelpful: 0,
  unhelpfulAnswers: [],
  nothingFound: [],
  questions: [],
};

const CIRCUMSTANCES = 'day, language, chat_type AS chatType, section';

/** Reads the feedback of that `DATA_DIR`, also while a bot runs on it. */
export function readFeedback(dataDir: string): FeedbackSummary {
  const file = databaseFile(dataDir);
  if (!existsSync(file)) return EMPTY;
  const database = new Sqlite(file, { readonly: true });
  const all = <Row>(sql: string) => database.prepare<[], Row>(sql).all();
  try {
    const votes = (helpful: 0 | 1) =>
      Number(database.prepare('SELECT count(*) FROM votes WHERE helpful = ?').pluck().get(helpful));
    return {
      helpful: votes(1),
      notHelpful: votes(0),
      unhelpfulAnswers: all<UnhelpfulAnswers>(
        `SELECT ${CIRCUMSTANCES}, paragraph, count(*) AS votes FROM votes WHERE helpful = 0
         GROUP BY day, language, chat_type, section, paragraph ORDER BY day DESC, votes DESC`,
      ),
      nothingFound: all<NothingFound>(
        `SELECT ${CIRCUMSTANCES},
           sum(iif(kind = 'not-found', questions, 0)) AS notFound, sum(questions) AS asked
         FROM question_counts GROUP BY day, language, chat_type, section
         HAVING notFound > 0 ORDER BY day DESC, notFound DESC`,
      ),
      questions: all<KeptQuestion>(
        `SELECT 'not-found' AS why, ${CIRCUMSTANCES}, question FROM kept_questions
           WHERE kind = 'not-found'
         UNION ALL
         SELECT 'not-helpful', ${CIRCUMSTANCES}, question FROM votes
           WHERE helpful = 0 AND question IS NOT NULL
         ORDER BY day DESC`,
      ),
    };
  } finally {
    database.close();
  }
}
