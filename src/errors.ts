/** Base of all failures that Verbatim raises itself; `code` is stable, the message says what to do. */
export abstract class VerbatimError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
