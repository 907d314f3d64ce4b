import type { QuestionJournal } from '../telegram/ports.ts';
import { dayOf } from './day.ts';
import type { Database } from './database.ts';

/** How questions are counted; `now` is milliseconds since 1970. */
export interface QuestionStatisticsOptions {
  /** `KEEP_QUESTIONS`: keep their text too, without who asked. */
  readonly keepQuestions: boolean;
  readonly now: () => number;
}

type Answered = Parameters<QuestionJournal['answered']>[0];

/** Counts answered questions by day, kind, language, chat type and nearest section. */
export function createQuestionStatistics(
  database: Database,
  { keepQuestions, now }: QuestionStatisticsOptions,
): Pick<QuestionJournal, 'answered'> {
  const count = database.prepare(
    `INSERT INTO question_counts VALUES (@day, @kind, @language, @chatType, @section, 1)
     ON CONFLICT DO UPDATE SET questions = questions + 1`,
  );
  const keep = database.prepare(
    `INSERT INTO kept_questions
     VALUES (@day, @kind, @language, @chatType, @section, @question)`,
  );
  return {
    answered: database.transaction(({ answer, nearestSection, chatType }: Answered) => {
      const place = {
        day: dayOf(now()),
        kind: answer.kind,
        language: answer.language,
        chatType,
        section: nearestSection,
      };
      count.run(place);
      if (keepQuestions) keep.run({ ...place, question: answer.question });
    }),
  };
}
