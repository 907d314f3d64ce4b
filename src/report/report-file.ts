import { readFile, stat } from 'node:fs/promises';
import { decodeReport, MAX_REPORT_BYTES } from './decode-report.ts';
import { parseReport } from './parse-report.ts';
import {
  ReportMissingError,
  ReportNotAFileError,
  ReportTooLargeError,
  ReportUnreadableError,
  ReportWithoutParagraphsError,
} from './report-error.ts';
import type { Report } from './report.ts';

/**
 * Reads, decodes and parses the report at that path.
 *
 * @throws ReportError (a subclass with its own code) when the file is missing, a folder, unreadable,
 * empty, over {@link MAX_REPORT_BYTES}, no plain text, or has no paragraphs
 */
export async function readReportFile(file: string): Promise<Report> {
  const report = parseReport(decodeReport(await readBytes(file)));
  if (report.paragraphs.length === 0) throw new ReportWithoutParagraphsError();
  return report;
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const status = await stat(file);
    if (!status.isFile()) throw new ReportNotAFileError(file);
    if (status.size > MAX_REPORT_BYTES) {
      throw new ReportTooLargeError({ bytes: status.size, maxBytes: MAX_REPORT_BYTES });
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof ReportNotAFileError || cause instanceof ReportTooLargeError) throw cause;
    if (
      cause instanceof Error &&
      'code' in cause &&
      (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
    ) {
      throw new ReportMissingError(file, { cause });
    }
    throw new ReportUnreadableError(file, { cause });
  }
}
