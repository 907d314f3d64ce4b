import type { Report } from '../report/report.ts';
import { askQuestions } from './ask-questions.ts';
import type { Examinee } from './examinee.ts';
import { summarise, type SetFigures } from './figures.ts';
import type { Outcome } from './outcome.ts';
import { sampleQuestions, type QuestionSet } from './question-set.ts';

/** Sets of questions that are summed up under one name, for instance the six `dev` reports. */
export interface NamedSets {
  readonly name: string;
  readonly sets: readonly QuestionSet[];
}

/** How to measure. */
export interface MeasureOptions {
  /** Makes the product answer about that report. */
  readonly open: (report: Report) => Promise<Examinee>;
  /** Ask at most that many questions of every report; null asks them all. */
  readonly sample: number | null;
  /** Hears how many of all questions are answered. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Asks every question of the sets, report by report, and sums the outcomes up. */
export async function measureSets(
  { sets }: NamedSets,
  { open, sample, onProgress }: MeasureOptions,
): Promise<SetFigures> {
  const samples = sample === null ? sets : sets.map((set) => sampleQuestions(set, sample));
  const total = samples.reduce((sum, { questions }) => sum + questions.length, 0);
  const outcomes: Outcome[] = [];
  for (const { report, questions } of samples) {
    const asked = await askQuestions(await open(report), questions, (done) => {
      onProgress(outcomes.length + done, total);
    });
    outcomes.push(...asked);
  }
  const paragraphs = sets.reduce((sum, { report }) => sum + report.paragraphs.length, 0);
  return summarise(paragraphs, outcomes);
}
