import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VILLAGE_WATER_REPORT } from '../../test/fixtures/reports/village-water.ts';
import { runCommand, type CommandResult } from '../../test/fixtures/run-command.ts';
import { EXIT } from './command-line.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-ask-'));
  await writeFile(path.join(folder, 'water.txt'), VILLAGE_WATER_REPORT);
});

afterAll(() => rm(folder, { recursive: true }));

function ask(args: readonly string[], input = '', settings = {}): Promise<CommandResult> {
  return runCommand('src/commands/ask.ts', {
    args,
    input,
    settings: {
      DATA_DIR: path.join(folder, 'data'),
      INDEX_DIR: path.join(folder, 'index'),
      INIT_CWD: folder,
      ...settings,
    },
  });
}

describe('ask', () => {
  it('answers with the paragraph and ends with 0', async () => {
    const { status, stdout, stderr } = await ask(['全市刑事案件同比下降多少？']);
    expect([status, stderr]).toEqual([EXIT.ok, 'Building the index …\n']);
    expect(stdout).toContain('16.9%');
    expect(stdout).not.toContain('\u001b[');
    // The index is there now, so that nothing is told.
    expect((await ask(['全市刑事案件同比下降多少？'])).stderr).toBe('');
  });

  it('takes several words for one question', async () => {
    const { status, stdout } = await ask(['How', 'many', 'forest', 'fires', 'were', 'put', 'out?']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain('25起');
  });

  it('ends with 0 for an overview and with 3 for what the report does not say', async () => {
    expect((await ask(['报告有哪几个部分'])).status).toBe(EXIT.ok);
    const { status, stdout, stderr } = await ask(['火星上有多少人']);
    expect([status, stderr]).toEqual([EXIT.notFound, '']);
    expect(stdout).toContain('火星');
  });

  it.each([
    ['no question', []],
    ['white space for a question', ['  ']],
    ['an unknown option', ['--no-such-option', '平安']],
    ['a report without its file', ['平安', '--report']],
    ['a question beside --jsonl', ['--jsonl', '平安']],
  ])('ends with 2 and says how to ask for %s', async (_, args) => {
    const { status, stdout, stderr } = await ask(args);
    expect([status, stdout]).toEqual([EXIT.usage, '']);
    expect(stderr).toContain('Usage: ask');
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  it('shows its help and ends with 0', async () => {
    const { status, stdout } = await ask(['--help']);
    expect(status).toBe(EXIT.ok);
    expect(stdout).toContain('Exit status: 0 answered');
  });

  it('ends with 1 and the reason when a setting is wrong', async () => {
    const { status, stderr } = await ask(['平安'], '', { QUEUE_LIMIT: 'many' });
    expect(status).toBe(EXIT.failure);
    expect(stderr).toContain('QUEUE_LIMIT');
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  it("asks another report by a path from the caller's folder, cached by its content", async () => {
    const asked = ['--report', 'water.txt', '自来水普及率达到多少？'];
    const first = await ask(asked);
    expect([first.status, first.stderr]).toEqual([EXIT.ok, 'Building the index …\n']);
    expect(first.stdout).toContain('96.3%');
    const second = await ask(asked);
    expect([second.status, second.stderr, second.stdout]).toEqual([EXIT.ok, '', first.stdout]);
  });
});

describe('ask --jsonl', () => {
  it('prints one object per question in order, errors in their places, and ends with 0', async () => {
    const lines = [
      '全市刑事案件同比下降多少？',
      '',
      '   ',
      '{"question":"How many forest fires were put out?","id":7,"tags":["a",null]}',
      '{"question": 5}',
      '{not json}',
      '{"id":1}',
      '[1]',
      '火星上有多少人\r',
      '{"question":""}',
      '  {"question":"改革那部分讲了什么","input":1}',
    ];
    const { status, stdout, stderr } = await ask(['--jsonl'], lines.join('\n'));
    expect([status, stderr]).toEqual([EXIT.ok, '']);
    const printed = stdout.trimEnd().split('\n');
    const objects = printed.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(objects.map(({ kind }) => kind)).toEqual([
      'found',
      'found',
      'error',
      'error',
      'error',
      'not-found',
      'not-found',
      'not-found',
      'overview',
    ]);
    expect(objects[0]).toMatchObject({ answer: '16.9%', paragraph: 11, language: 'zh-Hans' });
    expect(objects[0]).not.toHaveProperty('input');
    expect(objects[1]).toMatchObject({ language: 'en', input: { id: 7, tags: ['a', null] } });
    expect(objects[2]?.['message']).toContain('"question"');
    expect(objects[3]?.['message']).toContain('JSON');
    expect(objects[6]).toMatchObject({ question: '火星上有多少人', paragraph: null, answer: '' });
    expect(objects[8]).toMatchObject({ input: { input: 1 }, answer: '' });
  });

  it('has the documented fields in their order', async () => {
    const { stdout } = await ask(['--jsonl'], '全市刑事案件同比下降多少？');
    const printed = JSON.parse(stdout) as { passages: Record<string, unknown>[] };
    expect(Object.keys(printed)).toEqual(
      'question kind language answer sentence paragraph section confidence passages milliseconds'.split(
        ' ',
      ),
    );
    expect(printed.passages.length).toBeLessThanOrEqual(5);
    expect(Object.keys(printed.passages[0] ?? {})).toEqual([
      'paragraph',
      'section',
      'text',
      'score',
    ]);
  });

  it('prints nothing for no questions', async () => {
    expect(await ask(['--jsonl'], '')).toEqual({ status: EXIT.ok, stdout: '', stderr: '' });
  });
});
