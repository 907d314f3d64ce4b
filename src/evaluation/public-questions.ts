import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../answering/answer.ts';
import { packedOrPlain, readJsonLines } from './json-lines-file.ts';
import { plainReport } from './plain-report.ts';
import type { ExpectedAnswer, QuestionSet } from './question-set.ts';

/** A public test set: a pool of paragraphs from one or more files, asked as if it were a report. */
export interface PublicSet {
  readonly name: string;
  /** File names without `.jsonl` or `.jsonl.zst`; their paragraphs are put one after another. */
  readonly files: readonly string[];
  readonly language: Language;
}

/** The public sets that `quality.md` measures; test only, never trained or tuned on. */
export const publicSets: readonly PublicSet[] = [
  { name: 'drcd-test', files: ['drcd_test'], language: 'zh-Hant' },
  { name: 'drcd-dev', files: ['drcd_dev'], language: 'zh-Hant' },
  { name: 'drcd-pool', files: ['drcd_test', 'drcd_dev'], language: 'zh-Hant' },
  { name: 'cmrc2018-dev', files: ['cmrc2018_dev'], language: 'zh-Hans' },
  { name: 'xquad-zh', files: ['xquad_zh'], language: 'zh-Hans' },
];

const benchLine = z.union([
  z.strictObject({ paragraph: z.int().nonnegative(), text: z.string() }),
  z.object({
    question: z.string(),
    paragraph: z.int().nonnegative(),
    answer: z.string(),
    question_en: z.string().optional(),
  }),
]);

/**
 * Reads a public set from its folder: `{paragraph, text}` lines, then `{question, paragraph,
 * answer, question_en?}` lines. `question_en` becomes a question of its own, in English.
 *
 * @throws DataSetError as {@link readJsonLines}
 */
export async function readPublicSet(folder: string, set: PublicSet): Promise<QuestionSet> {
  const texts: string[] = [];
  const questions: ExpectedAnswer[] = [];
  for (const name of set.files) {
    const lines = await readJsonLines(packedOrPlain(join(folder, `${name}.jsonl`)), benchLine);
    const numbers = new Map<number, number>();
    for (const line of lines) {
      if ('text' in line) numbers.set(line.paragraph, texts.push(line.text));
      else questions.push(...expectedAnswers(line, numbers.get(line.paragraph), set.language));
    }
  }
  return { report: plainReport(set.name, texts), questions };
}

interface BenchQuestion {
  readonly question: string;
  readonly answer: string;
  readonly question_en?: string | undefined;
}

function expectedAnswers(
  line: BenchQuestion,
  paragraph: number | undefined,
  language: Language,
): readonly ExpectedAnswer[] {
  if (paragraph === undefined) return [];
  const rest = { kind: '', paragraphs: [paragraph], answer: line.answer, difficulty: '' };
  const asked: ExpectedAnswer = { question: line.question, language, ...rest };
  if (line.question_en === undefined) return [asked];
  return [asked, { question: line.question_en, language: 'en', ...rest }];
}
