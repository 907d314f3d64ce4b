import { z } from 'zod';
import { readJsonLines } from './json-lines-file.ts';
import { plainReport } from './plain-report.ts';
import type { QuestionSet } from './question-set.ts';

const reportLine = z.object({
  split: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  questions: z.array(
    z.object({
      question: z.string(),
      language: z.enum(['zh-Hans', 'zh-Hant', 'en']),
      answer: z.string().nullable(),
      line: z.int().nonnegative(),
    }),
  ),
});

/**
 * Reads whole reports with questions, one report a line: `{split, title, lines, questions:
 * [{question, language, answer, line}]}`; line i becomes paragraph i + 1.
 *
 * A `null` answer is a near-miss: that line does not answer it, though another line might, so the
 * share of them that is refused is a lower bound of what is right.
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
      questions: report.questions.map(({ question, language, answer, line }) => ({
        question,
        language,
        kind: '',
        paragraphs: answer === null ? [] : [line + 1],
        answer: answer ?? '',
        difficulty: answer === null ? 'near' : '',
      })),
    }));
}
