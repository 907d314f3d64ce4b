import { VerbatimError } from '../errors.ts';

/** `DATA_DIR` cannot be created or written to. */
export class DataDirUnusableError extends VerbatimError {
  readonly code = 'data-dir-unusable';

  constructor(dataDir: string, options?: ErrorOptions) {
    super(
      `DATA_DIR ${dataDir} cannot be written to. Give this user write access to it, or set ` +
        'DATA_DIR to a folder that has it.',
      options,
    );
  }
}
