import { VerbatimError } from '../errors.ts';

/** The database was written by a newer version of Verbatim. */
export class NewerDatabaseError extends VerbatimError {
  readonly code = 'newer-database';

  constructor(
    file: string,
    { found, known }: { readonly found: number; readonly known: number },
    options?: ErrorOptions,
  ) {
    super(
      `${file} was written by a newer version of Verbatim (layout ${found}, this one knows ${known}). ` +
        'Start that version again, or set DATA_DIR to another folder; the file is left as it is.',
      options,
    );
  }
}
