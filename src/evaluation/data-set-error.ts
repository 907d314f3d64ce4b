import { VerbatimError } from '../errors.ts';

/** A file of questions or baselines cannot be used; the message names file, line and remedy. */
export class DataSetError extends VerbatimError {
  readonly code = 'DATA_SET';
}
