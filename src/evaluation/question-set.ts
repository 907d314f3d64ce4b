import type { Language } from '../answering/answer.ts';
import type { Report } from '../report/report.ts';

/** A question with what a right answer would be. */
export interface ExpectedAnswer {
  readonly question: string;
  readonly language: Language;
  /** What is asked for, where the data set tells: `number`, `who`, `section` …; else "". */
  readonly kind: string;
  /** Right paragraphs, by number; any of them is right. Empty iff the report does not answer. */
  readonly paragraphs: readonly number[];
  /** The exact span in the report's characters; "" iff the report does not answer. */
  readonly answer: string;
  /** First word of the data set's note: `easy`, `hard`, `near` (miss), `off` (topic); else "". */
  readonly difficulty: string;
}

/** One report with questions about it. */
export interface QuestionSet {
  readonly report: Report;
  readonly questions: readonly ExpectedAnswer[];
}

/** True iff the report answers the question. */
export function isAnswerable(expected: ExpectedAnswer): boolean {
  return expected.paragraphs.length > 0;
}

/** Takes at most `size` questions, evenly spaced, so that a sample is the same every time. */
export function sampleQuestions(set: QuestionSet, size: number): QuestionSet {
  const total = set.questions.length;
  if (size >= total) return set;
  const questions = Array.from({ length: size }, (_, index) =>
    Math.floor((index * total) / size),
  ).flatMap((index) => set.questions[index] ?? []);
  return { report: set.report, questions };
}
