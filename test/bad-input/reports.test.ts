import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VILLAGE_WATER_REPORT } from '../fixtures/reports/village-water.ts';
import { openTestSession, type TestSession } from '../fixtures/open-test-session.ts';
import { runCommand, type CommandResult } from '../fixtures/run-command.ts';

let folder: string;
let session: TestSession;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-bad-report-'));
  session = await openTestSession();
});

afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

function askReport(file: string): Promise<CommandResult> {
  const settings = { DATA_DIR: path.join(folder, 'data'), INDEX_DIR: path.join(folder, 'index') };
  return runCommand('src/commands/ask.ts', { args: ['平安', '--report', file], settings });
}

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('a file that is no report', () => {
  it.each([
    ['an empty file', 'empty.txt', '', 'empty'],
    ['white space', 'blank.txt', ' \n\u3000\n', 'report'],
    [
      'a picture',
      'picture.txt',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'not plain text',
    ],
    [
      'random bytes',
      'bytes.txt',
      Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 197) % 256)),
      'report',
    ],
    ['headings alone', 'headings.txt', '目录\n\n第一章\n\n第二章\n', 'no paragraphs'],
  ])('ends ask with one clear message: %s', async (_, name, content, message) => {
    const { status, stdout, stderr } = await askReport(await fileOf(name, content));
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at |Unexpected failure/mu);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('answers from a report that lost its line breaks', async () => {
    const sentences = Array.from(
      { length: 6_000 },
      (_, at) => `第${at + 1}片区的平安志愿者全年巡查${at * 7 + 3}次。`,
    );
    const { status, stdout, stderr } = await askReport(
      await fileOf('one-line.txt', sentences.join('')),
    );
    expect(stderr).not.toMatch(/^\s+at |Unexpected failure/mu);
    expect([0, 3]).toContain(status);
    expect(stdout).not.toBe('');
  }, 60_000);

  it('names a file that is missing and a path that is a folder', async () => {
    const missing = path.join(folder, 'no-such-file.txt');
    await mkdir(path.join(folder, 'a-folder'));
    for (const file of [missing, path.join(folder, 'a-folder')]) {
      const { status, stderr } = await askReport(file);
      expect(status).toBe(1);
      expect(stderr).toContain(file);
      expect(stderr).not.toMatch(/^\s+at /mu);
    }
  });

  it('leaves the report in service when it should replace it', async () => {
    const before = session.answerer().report.title;
    for (const content of ['', '目录\n', Buffer.alloc(1_000)]) {
      await expect(session.replaceReport(await fileOf('bad.txt', content))).rejects.toThrow();
    }
    expect(session.answerer().report.title).toBe(before);
    const answer = await session.answerer().answerQuestion('全市刑事案件同比下降多少？');
    expect(answer.passages[0]?.paragraph).toBe(11);
  });
});

describe('a report in another encoding', () => {
  it.each([
    ['GB18030', iconv.encode(VILLAGE_WATER_REPORT, 'gb18030')],
    ['UTF-16 little endian', iconv.encode(VILLAGE_WATER_REPORT, 'utf16le', { addBOM: true })],
    ['UTF-16 big endian', iconv.encode(VILLAGE_WATER_REPORT, 'utf16be', { addBOM: true })],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${VILLAGE_WATER_REPORT}`)],
    ['UTF-8 with Windows line ends', Buffer.from(VILLAGE_WATER_REPORT.replaceAll('\n', '\r\n'))],
  ])('is decoded and answers: %s', async (name, bytes) => {
    await session.replaceReport(await fileOf(`${name}.txt`, bytes));
    const { report } = session.answerer();
    expect([report.title, report.paragraphs.length]).toEqual([
      '青禾县2024年农村饮水安全工作报告',
      9,
    ]);
    const answer = await session.answerer().answerQuestion('自来水普及率达到多少？');
    expect([answer.kind, answer.passages[0]?.paragraph]).toEqual(['found', 2]);
  });
});

describe('a strange report', () => {
  it.each([
    ['one paragraph without a title', '平安是福，全村共有水井12口。'],
    ['no stop at all', `标题\n\n${'全村共有水井十二口'.repeat(60)}\n`],
    [
      'a few control and replacement characters',
      VILLAGE_WATER_REPORT.replace('头号', '\u0007头号').replace('惠及', '\ufffd惠及'),
    ],
    ['markup', '# <b>报告</b>\n\n全村共有水井12口 & <script>alert(1)</script>。\n'],
    [
      'a single language that is not Chinese',
      'Village wells\n\nThe village has twelve wells. They were built in 1998.\n',
    ],
  ])('is opened and answers something: %s', async (name, text) => {
    await session.replaceReport(await fileOf(`${name}.txt`, text));
    for (const question of ['水井有多少口？', 'how many wells?', '报告讲了什么', '目录']) {
      const answer = await session.answerer().answerQuestion(question);
      expect(answer.kind).toMatch(/^(?:found|overview|not-found)$/u);
    }
  });
});
