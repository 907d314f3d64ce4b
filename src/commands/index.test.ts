import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VILLAGE_WATER_REPORT } from '../../test/fixtures/reports/village-water.ts';
import { runCommand, type CommandResult } from '../../test/fixtures/run-command.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-index-command-'));
  await writeFile(path.join(folder, 'water.txt'), VILLAGE_WATER_REPORT);
});

afterAll(() => rm(folder, { recursive: true }));

function index(...args: string[]): Promise<CommandResult> {
  const settings = {
    DATA_DIR: path.join(folder, 'data'),
    INDEX_DIR: path.join(folder, 'index'),
    INIT_CWD: folder,
  };
  return runCommand('src/commands/index.ts', { args, settings });
}

describe('index', () => {
  it('explains how the bundled report is cut, and what was dropped', async () => {
    const { status, stdout, stderr } = await index('--explain');
    expect([status, stderr]).toEqual([0, '']);
    for (const shown of ['首頁 > 正文', '陶玉蓮', '版權所有', '0100701500100', '重拳打擊']) {
      expect(stdout).toContain(shown);
    }
    expect(stdout).toMatch(/\b39\b/u);
  });

  it('builds an index without a bar where the output is no terminal', async () => {
    const { status, stdout, stderr } = await index();
    expect([status, stderr]).toEqual([0, 'Building the index …\n']);
    expect(stdout).toMatch(/^Indexed 39 paragraphs in 5 sections/u);
    expect((await index()).stdout).toContain('up to date');
  });

  it('puts a report in service, which is then the one that is asked', async () => {
    expect((await index('water.txt')).stdout).toContain('now in service');
    const again = await index();
    expect(again.stdout).toContain('青禾县');
  });
});
