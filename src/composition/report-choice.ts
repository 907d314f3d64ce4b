import { readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { projectFolder, type Config } from '../config.ts';
import { VerbatimError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import type { Report } from '../report/report.ts';

/** `DATA_DIR/current.json` cannot be used. */
export class CurrentReportError extends VerbatimError {
  readonly code = 'current-report';
}

const currentReport = z.object({ report: z.string().min(1) });

/** The file that names the report last given to `npm run index -- FILE`. */
export function currentReportFile(dataDir: string): string {
  return path.join(dataDir, 'current.json');
}

/**
 * The report to answer from: `REPORT` when set, else the one last indexed, else the bundled one.
 *
 * @throws CurrentReportError when `current.json` exists but is damaged
 */
export async function chooseReport(config: Config): Promise<string> {
  if (config.reportFile !== null) return config.reportFile;
  const file = currentReportFile(config.dataDir);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return config.bundledReport;
  }
  try {
    return path.resolve(config.dataDir, currentReport.parse(JSON.parse(text)).report);
  } catch (cause) {
    throw new CurrentReportError(
      `${file} is damaged. Run \`npm run index -- FILE\` again, or delete it to use the bundled report.`,
      { cause },
    );
  }
}

/**
 * Puts a report in service: keeps a copy under `DATA_DIR/reports`, then names it in `current.json`.
 *
 * The copy is there because the bot may run as another user that cannot read the original, and
 * because the original may be gone when it starts again. A bot that runs sees either the old choice
 * or the new one, never half of it. Earlier copies stay, to go back to.
 */
export async function putInService(dataDir: string, file: string, report: Report): Promise<void> {
  const copy = path.join('reports', report.hash.slice(0, 16), path.basename(file));
  makeFolder(path.join(dataDir, path.dirname(copy)));
  await writeFileAtomic(path.join(dataDir, copy), await readFile(file));
  const current = { report: copy, hash: report.hash };
  await writeFileAtomic(currentReportFile(dataDir), `${JSON.stringify(current, null, 2)}\n`);
}

/**
 * Names a report's file for everybody to read: its path inside the project, else its name alone, so
 * that nothing of the machine's folders shows, nor where a copy is kept.
 */
export function reportOrigin(file: string, { dataDir }: Pick<Config, 'dataDir'>): string {
  const isBelow = (folder: string) => !/^\.\.|^\//u.test(path.relative(folder, file));
  return isBelow(projectFolder) && !isBelow(dataDir)
    ? path.relative(projectFolder, file)
    : path.basename(file);
}
