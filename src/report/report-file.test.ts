import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportError } from './report-error.ts';
import { readReportFile } from './report-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-report-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function failureOf(file: string): Promise<unknown> {
  const failure: unknown = await readReportFile(file).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ReportError);
  return failure;
}

describe('readReportFile', () => {
  it('reads the bundled report', async () => {
    const bundled = fileURLToPath(new URL('../../data/report.txt', import.meta.url));
    expect((await readReportFile(bundled)).paragraphs).toHaveLength(39);
  });

  it('says that a file is missing, with its path', async () => {
    const file = path.join(folder, 'none.txt');
    expect(await failureOf(file)).toMatchObject({
      code: 'report-missing',
      message: expect.stringContaining(file) as unknown,
    });
  });

  it('says that a path is a folder', async () => {
    expect(await failureOf(folder)).toMatchObject({ code: 'report-not-a-file' });
  });

  it('treats a path below a file as missing', async () => {
    const file = await fileWith('plain.txt', '平安。');
    expect(await failureOf(path.join(file, 'x'))).toMatchObject({ code: 'report-missing' });
  });

  it.skipIf(process.getuid?.() === 0)('says that permissions forbid reading', async () => {
    const file = await fileWith('secret.txt', '平安。');
    await chmod(file, 0);
    expect(await failureOf(file)).toMatchObject({ code: 'report-unreadable' });
  });

  it.each([
    ['empty.txt', '', 'report-empty'],
    ['page.txt', '首頁 > 正文\n編輯: 某人\n版權所有', 'report-without-paragraphs'],
    ['cover.md', '# 年度報告\n\n## 第一章\n', 'report-without-paragraphs'],
    ['file.pdf', '%PDF-1.4', 'report-not-text'],
  ])('gives %s a clear message', async (name, content, code) => {
    expect(await failureOf(await fileWith(name, content))).toMatchObject({ code });
  });

  it.each([
    ['ordinary paragraphs', 5],
    ['paragraphs of 1 MB', 15_000],
  ])('reads a text of 20 MB in %s', async (_, sentences) => {
    const paragraph = '平安是改革發展的基石，是人民群眾福祉所繫。'.repeat(sentences);
    const copies = Math.ceil(20_000_000 / Buffer.byteLength(paragraph));
    const source = `重慶平安建設\n\n${`　　${paragraph}\n`.repeat(copies)}`;
    const { paragraphs } = await readReportFile(await fileWith('long.txt', source));
    expect(paragraphs.length).toBeGreaterThanOrEqual(copies);
    expect(paragraphs.every(({ text }) => text.length <= 8_000 && text.endsWith('。'))).toBe(true);
    expect(paragraphs.map(({ text }) => text).join('') === paragraph.repeat(copies)).toBe(true);
  });

  it('joins the lines of English paragraphs of 1 MB each', async () => {
    const lines = [
      'The courts of the city heard all the cases that came before them, and',
      'the people look to safety, which the government of the city puts',
      'before everything else, in this year as in the years before it,',
      'because it has promised so with all the strength and care of its',
    ];
    const paragraph = `${`${lines.join('\n')}\n`.repeat(4_000)}officers.`;
    const source = ['Annual Report', ...Array<string>(4).fill(paragraph)].join('\n\n');
    const { paragraphs } = await readReportFile(await fileWith('wrapped.txt', source));
    const text = paragraphs.map((each) => each.text).join('');
    expect(text === paragraph.repeat(4)).toBe(true);
  });

  it('says that a file is too large before it reads it', async () => {
    const file = await fileWith('large.txt', Buffer.alloc(33 * 1024 * 1024, 'a'));
    expect(await failureOf(file)).toMatchObject({ code: 'report-too-large' });
  });
});
