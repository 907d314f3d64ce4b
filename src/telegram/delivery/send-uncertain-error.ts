import { VerbatimError } from '../../errors.ts';

/**
 * The connection broke after a new message was written to it: it may or may not have arrived.
 *
 * It is never sent again, because a second copy is worse than a missing one that the log names.
 */
export class SendUncertainError extends VerbatimError {
  readonly code = 'send-uncertain';
  readonly method: string;

  constructor(method: string, options?: ErrorOptions) {
    super(
      `The connection broke while Telegram was answering ${method}; the message may have arrived ` +
        'and is not sent again.',
      options,
    );
    this.method = method;
  }
}
