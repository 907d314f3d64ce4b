import { VerbatimError } from '../../errors.ts';

/** A call could not be carried out within the time it is worth trying. */
export class TelegramUnreachableError extends VerbatimError {
  readonly code = 'telegram-unreachable';

  constructor(method: string, options?: ErrorOptions) {
    super(
      `Telegram did not take ${method} in time. Check the network and TELEGRAM_API_ROOT.`,
      options,
    );
  }
}
