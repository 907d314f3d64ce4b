import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VILLAGE_WATER_REPORT } from '../../test/fixtures/reports/village-water.ts';
import { parseConfig, projectFolder } from '../config.ts';
import { readReportFile } from '../report/report-file.ts';
import {
  chooseReport,
  currentReportFile,
  CurrentReportError,
  putInService,
  reportOrigin,
} from './report-choice.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-choice-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

it('names a report without showing folders of the machine', () => {
  const dataDir = path.join(projectFolder, 'var');
  const origin = (file: string) => reportOrigin(path.resolve(projectFolder, file), { dataDir });
  expect(origin('data/report.txt')).toBe('data/report.txt');
  expect(origin('var/reports/0123456789abcdef/mine.txt')).toBe('mine.txt');
  expect(origin('/home/someone/mine.txt')).toBe('mine.txt');
});

it('is the bundled report only while none was put in service', async () => {
  const config = parseConfig({ DATA_DIR: dataDir });
  expect(await chooseReport(config)).toBe(config.bundledReport);
  // A folder in its place is one of the many ways in which a file cannot be read, also by root.
  mkdirSync(currentReportFile(dataDir));
  await expect(chooseReport(config)).rejects.toThrow(CurrentReportError);
  await expect(chooseReport(config)).rejects.toThrow(/current\.json cannot be read \(EISDIR\)/u);
});

it('can be read by the bot whoever put it in service, with any umask', async () => {
  const file = path.join(dataDir, 'water.txt');
  writeFileSync(file, VILLAGE_WATER_REPORT);
  const before = process.umask(0o077);
  try {
    await putInService(dataDir, file, await readReportFile(file));
  } finally {
    process.umask(before);
  }
  const chosen = await chooseReport(parseConfig({ DATA_DIR: dataDir }));
  const mode = (place: string) => statSync(place).mode & 0o777;
  expect([mode(currentReportFile(dataDir)), mode(chosen)]).toEqual([0o644, 0o644]);
  const folders = [path.dirname(chosen), path.dirname(path.dirname(chosen))];
  expect(folders.map(mode)).toEqual([0o755, 0o755]);
});
