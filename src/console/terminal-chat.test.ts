import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, type CommandResult } from '../../test/fixtures/run-command.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-chat-'));
});

afterAll(() => rm(folder, { recursive: true }));

function chat(...lines: string[]): Promise<CommandResult> {
  return runCommand('src/main.ts', {
    input: lines.join('\n'),
    settings: { DATA_DIR: path.join(folder, 'data'), INDEX_DIR: path.join(folder, 'index') },
  });
}

/** What was said after the echo of a line. */
function replyTo(line: string, { stdout }: CommandResult): string {
  const [, reply = ''] = stdout.split(`\n? ${line}\n`);
  return reply.split('\n? ')[0] ?? '';
}

describe('the terminal chat with piped lines', () => {
  it('welcomes with three questions that it answers, and how to set the token', async () => {
    const welcome = (await chat()).stdout;
    expect(welcome).toContain('平安重慶');
    expect(welcome).toMatch(/BOT_TOKEN[^\n]*npm start/u);
    const examples = welcome.split('\n').filter((line) => /^ {2}\S/u.test(line));
    expect(examples).toHaveLength(3);
    const questions = examples.map((line) => line.trim());
    const answered = await chat(...questions);
    for (const question of questions) expect(replyTo(question, answered)).toContain('答：');
  });

  it('answers each line in its own language and ends with 0 at the end of the input', async () => {
    const questions = [
      '全市刑事案件同比下降多少？',
      '森林火災撲救了幾起？',
      'How many forest fires were put out?',
    ];
    const said = await chat('', ...questions, '  ');
    expect(said.status).toBe(0);
    expect(said.stdout).not.toContain('\u001b');
    const [simplified = '', traditional = '', english = ''] = questions;
    expect(replyTo(simplified, said)).toContain('答：16.9%');
    expect(replyTo(traditional, said)).toContain('25起');
    expect(replyTo(english, said)).toContain('Answer: 25起');
  });

  it('shows contents, sections and paragraphs, and says what there is not', async () => {
    const said = await chat(
      '/sections',
      '/section 2',
      '/section 99',
      '/p 3',
      '/p 40',
      '/p',
      '/p abc',
      '/section abc',
      '/p 1234567',
      '/nonsense',
      '/help',
    );
    expect(said.status).toBe(0);
    expect(replyTo('/sections', said)).toContain('盡銳而出');
    expect(replyTo('/section 2', said)).toContain('26個村(社區)入選');
    expect(replyTo('/section 99', said)).toContain('99');
    expect(replyTo('/p 3', said)).toContain('關鍵時刻排憂解難');
    expect(replyTo('/p 40', said)).toContain('39');
    for (const line of ['/p', '/p abc']) {
      expect(replyTo(line, said)).toContain('請寫段號（1–39）');
      expect(replyTo(line, said)).not.toContain('沒有第');
    }
    expect(replyTo('/section abc', said)).toContain('請寫節號（1–4）');
    expect(replyTo('/p 1234567', said)).toContain('沒有第 1234567 段');
    expect(replyTo('/nonsense', said)).toContain('/help');
    expect(replyTo('/help', said)).toContain('/quit');
  });

  it('stops at /quit and answers nothing after it', async () => {
    const said = await chat('/quit', '全市刑事案件同比下降多少？');
    expect(said.status).toBe(0);
    expect(said.stdout).not.toContain('16.9%');
  });
});
