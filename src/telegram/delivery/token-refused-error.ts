import { VerbatimError } from '../../errors.ts';

/** Telegram does not know the token: trying again is pointless. */
export class TokenRefusedError extends VerbatimError {
  readonly code = 'token-refused';

  constructor() {
    super(
      'Telegram refused BOT_TOKEN (401). Copy it again from @BotFather (/mybots, API Token); ' +
        'it changes when it is revoked.',
    );
  }
}
