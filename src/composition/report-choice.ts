import { chmod, readFile } from 'node:fs/promises';
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

/**
 * Whatever the umask of whoever runs `npm run index`: the bot may be another user, and a report
 * that is shown to everybody who asks is no secret.
 */
const READABLE = 0o644;

const currentReport = z.object({ report: z.string().min(1) });

/** The file that names the report last given to `npm run index -- FILE`. */
export function currentReportFile(dataDir: string): string {
  return path.join(dataDir, 'current.json');
}

/**
 * The report to answer from: `REPORT` when set, else the one last indexed, else the bundled one.
 *
 * @throws CurrentReportError when `current.json` exists but is damaged or may not be read
 */
export async function chooseReport(config: Config): Promise<string> {
  if (config.reportFile !== null) return config.reportFile;
  const file = currentReportFile(config.dataDir);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return config.bundledReport;
    throw new CurrentReportError(
      `${file} cannot be read (${String((cause as NodeJS.ErrnoException).code)}). Let the user that ` +
        'runs Verbatim read it and DATA_DIR, or set REPORT.',
      { cause },
    );
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
  await makeReadable(dataDir, path.dirname(copy));
  await writeFileAtomic(path.join(dataDir, copy), await readFile(file), { mode: READABLE });
  const current = { report: copy, hash: report.hash };
  const text = `${JSON.stringify(current, null, 2)}\n`;
  await writeFileAtomic(currentReportFile(dataDir), text, { mode: READABLE });
}

/** Creates a folder below `DATA_DIR` that other users can go through; `DATA_DIR` is left as it is. */
async function makeReadable(dataDir: string, folder: string): Promise<void> {
  const parts = folder.split(path.sep);
  makeFolder(path.join(dataDir, folder));
  for (const depth of parts.keys()) {
    // Another user's folder cannot be changed; what it allows is that user's choice.
    await chmod(path.join(dataDir, ...parts.slice(0, depth + 1)), 0o755).catch(() => undefined);
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
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
