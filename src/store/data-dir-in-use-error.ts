import { VerbatimError } from '../errors.ts';

/** Another process works on the same `DATA_DIR`. */
export class DataDirInUseError extends VerbatimError {
  readonly code = 'data-dir-in-use';

  constructor(dataDir: string, options?: ErrorOptions) {
    super(
      `Another Verbatim process is using DATA_DIR ${dataDir}. Stop it first, or give this one a ` +
        'DATA_DIR of its own.',
      options,
    );
  }
}
