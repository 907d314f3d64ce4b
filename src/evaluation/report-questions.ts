import { z } from 'zod';
import { readJsonLines } from './json-lines-file.ts';
import { plainReport } from './plain-report.ts';
import type { ExpectedAnswer, QuestionSet } from './question-set.ts';

const asked = z.object({
  question: z.string(),
  language: z.enum(['zh-Hans', 'zh-Hant', 'en']),
  answer: z.string().nullable(),
});

const reportLine = z.object({
  split: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  questions: z.array(asked.extend({ line: z.int().min(-1) })),
});

const passageLine = z.object({
  split: z.string(),
  passage: z.string(),
  questions: z.array(asked),
});

/**
 * Reads whole reports with questions, one report a line: `{split, title, lines, questions:
 * [{question, language, answer, line}]}`; line i becomes paragraph i + 1.
 *
 * A `null` answer is a near-miss: that line does not answer it, though another line might, so the
 * share of them that is refused is a lower bound of what is right. Where no line answers, `line` is -1.
 *
 * @throws DataSetError as {@link readJsonLines}
 */
export async function readReportQuestions(
  file: string,
  split: string,
): Promise<readonly QuestionSet[]> {
  const reports = await readJsonLines(file, reportLine);
  return reports
    .filter((report) => report.split === split)
    .map((report) => ({
      report: plainReport(report.title, report.lines),
      questions: report.questions.map((question) => expected(question, question.line + 1)),
    }));
}

/**
 * Reads questions about scattered passages, one passage a line: `{split, passage, questions:
 * [{question, language, answer}]}`; together the passages are asked as if they were a report.
 * A `null` answer is as in {@link readReportQuestions}.
 *
 * @throws DataSetError as {@link readJsonLines}
 */
export async function readPassageQuestions(file: string, split: string): Promise<QuestionSet> {
  const rows = (await readJsonLines(file, passageLine)).filter((row) => row.split === split);
  return {
    report: plainReport(
      split,
      rows.map(({ passage }) => passage),
    ),
    questions: rows.flatMap(({ questions }, at) =>
      questions.map((question) => expected(question, at + 1)),
    ),
  };
}

function expected(
  { question, language, answer }: z.infer<typeof asked>,
  paragraph: number,
): ExpectedAnswer {
  return {
    question,
    language,
    kind: '',
    paragraphs: answer === null ? [] : [paragraph],
    answer: answer ?? '',
    difficulty: answer === null ? 'near' : '',
  };
}
