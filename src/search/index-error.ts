import { VerbatimError } from '../errors.ts';

/** The index of a report cannot be kept on disk. */
export class IndexError extends VerbatimError {
  readonly code = 'index';
}
