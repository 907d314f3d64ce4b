import path from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../config.ts';
import { reportOrigin } from './report-choice.ts';

it('names a report without showing folders of the machine', () => {
  const dataDir = path.join(projectFolder, 'var');
  const origin = (file: string) => reportOrigin(path.resolve(projectFolder, file), { dataDir });
  expect(origin('data/report.txt')).toBe('data/report.txt');
  expect(origin('var/reports/0123456789abcdef/mine.txt')).toBe('mine.txt');
  expect(origin('/home/someone/mine.txt')).toBe('mine.txt');
});
