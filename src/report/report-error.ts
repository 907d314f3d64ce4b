import { VerbatimError } from '../errors.ts';

/** A file cannot serve as the report; the message says why and what to do. */
export abstract class ReportError extends VerbatimError {}

/** There is no such file. */
export class ReportMissingError extends ReportError {
  readonly code = 'report-missing';

  constructor(file: string, options?: ErrorOptions) {
    super(
      `There is no report at ${file}. Check the path; it is relative to the current folder.`,
      options,
    );
  }
}

/** The path names a folder or a device. */
export class ReportNotAFileError extends ReportError {
  readonly code = 'report-not-a-file';

  constructor(file: string) {
    super(`${file} is not a file. Give the path of one text file.`);
  }
}

/** The system refuses to read the file. */
export class ReportUnreadableError extends ReportError {
  readonly code = 'report-unreadable';

  constructor(file: string, options: { readonly cause: unknown }) {
    const why = options.cause instanceof Error ? options.cause.message : 'unknown cause';
    super(`The report at ${file} cannot be read (${why}). Check its permissions.`, options);
  }
}

/** The file has no text at all. */
export class ReportEmptyError extends ReportError {
  readonly code = 'report-empty';

  constructor() {
    super('The report is empty. Give a text file with the report in it.');
  }
}

/** The file is larger than any report. */
export class ReportTooLargeError extends ReportError {
  readonly code = 'report-too-large';

  constructor({ bytes, maxBytes }: { readonly bytes: number; readonly maxBytes: number }) {
    super(
      `The report has ${inMebibytes(bytes)} MiB, the limit is ${inMebibytes(maxBytes)} MiB. ` +
        'Split it into several files and ask them one by one.',
    );
  }
}

/** The bytes are a picture, an office document, an archive: no plain text. */
export class ReportNotTextError extends ReportError {
  readonly code = 'report-not-text';

  constructor(found: string) {
    super(`The report is ${found}, not plain text. Export it as text (UTF-8) and give that file.`);
  }
}

/** The bytes are text in no encoding that is known here. */
export class ReportEncodingError extends ReportError {
  readonly code = 'report-encoding';

  constructor() {
    super(
      'The encoding of the report cannot be told: it is no valid UTF-8, UTF-16, GB18030 or Big5. ' +
        'Save it as UTF-8 and try again.',
    );
  }
}

/** The text has no paragraph to answer from. */
export class ReportWithoutParagraphsError extends ReportError {
  readonly code = 'report-without-paragraphs';

  constructor() {
    super(
      'The report has no paragraphs: nothing in it reads like a sentence. ' +
        'Give the text of the report itself, not only its headings or its cover.',
    );
  }
}

function inMebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
