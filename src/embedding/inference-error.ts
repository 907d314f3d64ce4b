import { VerbatimError } from '../errors.ts';

/** The models cannot be used: missing files, a model that does not load, or a process that keeps dying. */
export class InferenceError extends VerbatimError {
  readonly code = 'inference';
}
