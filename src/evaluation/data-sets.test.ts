import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DataSetError } from './data-set-error.ts';
import { plainReport } from './plain-report.ts';
import { readPublicSet } from './public-questions.ts';
import { sampleQuestions } from './question-set.ts';
import { readPassageQuestions, readReportQuestions } from './report-questions.ts';
import { readTuningQuestions } from './tuning-questions.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-evaluation-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, lines: readonly unknown[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join('\n'));
  return file;
}

test('every paragraph of a plain report is a range of its source', () => {
  const report = plainReport('t', ['甲乙', '', '丙']);
  expect(report.paragraphs.map(({ number }) => number)).toEqual([1, 2, 3]);
  for (const { text, ranges } of report.paragraphs) {
    expect(ranges.map(({ start, end }) => report.source.slice(start, end)).join('')).toBe(text);
  }
});

test('the bundled tuning questions are all read, the unanswerable ones without paragraph', async () => {
  const questions = await readTuningQuestions('data/questions.jsonl');
  expect(questions.length).toBe(102);
  const unanswerable = questions.filter(({ kind }) => kind === 'unanswerable');
  expect(unanswerable.every(({ paragraphs }) => paragraphs.length === 0)).toBe(true);
  expect(new Set(questions.map(({ difficulty }) => difficulty))).toEqual(
    new Set(['easy', 'hard', 'near', 'off']),
  );
});

test('a line of a whole report becomes the paragraph after its index, of the split asked for', async () => {
  const questions = [
    { question: '多少', language: 'zh-Hans', answer: '3个', line: 1 },
    { question: 'who', language: 'en', answer: null, line: 0 },
  ];
  const file = await write('reports.jsonl', [
    { split: 'dev', title: 'd', lines: ['一、总结', '新建3个。'], questions },
    { split: 'train', title: 't', lines: ['x'], questions: [] },
  ]);
  const sets = await readReportQuestions(file, 'dev');
  expect(sets.map(({ report }) => report.title)).toEqual(['d']);
  expect(sets[0]?.report.paragraphs[0]?.text).toBe('一、总结');
  expect(sets[0]?.questions).toMatchObject([
    { paragraphs: [2], answer: '3个', difficulty: '' },
    { paragraphs: [], answer: '', difficulty: 'near' },
  ]);
});

test('scattered passages of a split make one pool, a near-miss without paragraph', async () => {
  const ask = (question: string, answer: string | null) => ({ question, answer, language: 'en' });
  const file = await write('passages.jsonl', [
    { split: 'train', passage: '甲', questions: [ask('a', '甲')] },
    { split: 'dev', passage: '乙', questions: [ask('b', '乙')] },
    { split: 'dev', passage: '丙', questions: [ask('c', '丙'), ask('d', null)] },
  ]);
  const { report, questions } = await readPassageQuestions(file, 'dev');
  expect(report.paragraphs.map(({ text }) => text)).toEqual(['乙', '丙']);
  expect(questions.map(({ paragraphs, answer }) => [paragraphs, answer])).toEqual([
    [[1], '乙'],
    [[2], '丙'],
    [[], ''],
  ]);
});

test('two public files make one pool in which each question keeps its own paragraph', async () => {
  await write('a.jsonl', [
    { paragraph: 0, text: '甲' },
    { paragraph: 1, text: '乙' },
    { question: '乙?', paragraph: 1, answer: '乙', question_en: 'B?' },
  ]);
  await write('b.jsonl', [
    { paragraph: 0, text: '丙' },
    { question: '丙?', paragraph: 0, answer: '丙' },
  ]);
  const set = await readPublicSet(folder, { name: 'p', files: ['a', 'b'], language: 'zh-Hant' });
  expect(set.report.paragraphs.map(({ text }) => text)).toEqual(['甲', '乙', '丙']);
  expect(
    set.questions.map(({ question, language, paragraphs }) => [question, language, paragraphs]),
  ).toEqual([
    ['乙?', 'zh-Hant', [2]],
    ['B?', 'en', [2]],
    ['丙?', 'zh-Hant', [3]],
  ]);
});

test('a packed file reads like the plain one, and a damaged one is refused with its name', async (context) => {
  const plain = await write('packed.jsonl', [{ paragraph: 0, text: '丁' }]);
  try {
    execFileSync('zstd', ['-q', '--rm', plain]);
  } catch {
    context.skip();
  }
  const set = { name: 'p', files: ['packed'], language: 'zh-Hans' } as const;
  expect((await readPublicSet(folder, set)).report.paragraphs[0]?.text).toBe('丁');
  await writeFile(`${plain}.zst`, 'not zstd');
  await expect(readPublicSet(folder, set)).rejects.toThrow(
    /zstd cannot unpack .*packed\.jsonl\.zst/,
  );
});

test('a line that does not fit is refused with file, line and field', async () => {
  const file = await write('bad.jsonl', [{ question: 'q', language: 'fr' }]);
  await expect(readTuningQuestions(file)).rejects.toThrow(/bad\.jsonl, line 1 .*language/);
  await writeFile(file, '{"question":');
  await expect(readTuningQuestions(file)).rejects.toThrow(DataSetError);
  await expect(readTuningQuestions(join(folder, 'none'))).rejects.toThrow(/check the path/);
});

test('a sample is spread over the whole set and always the same', () => {
  const report = plainReport('t', ['x']);
  const questions = Array.from({ length: 10 }, (_, index) => ({
    question: String(index),
    language: 'en' as const,
    kind: '',
    paragraphs: [1],
    answer: 'x',
    difficulty: '',
  }));
  const sample = sampleQuestions({ report, questions }, 4);
  expect(sample.questions.map(({ question }) => question)).toEqual(['0', '2', '5', '7']);
  expect(sampleQuestions({ report, questions }, 99).questions).toHaveLength(10);
});
