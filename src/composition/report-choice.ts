import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Config } from '../config.ts';
import { VerbatimError } from '../errors.ts';

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
    return currentReport.parse(JSON.parse(text)).report;
  } catch (cause) {
    throw new CurrentReportError(
      `${file} is damaged. Run \`npm run index -- FILE\` again, or delete it to use the bundled report.`,
      { cause },
    );
  }
}
