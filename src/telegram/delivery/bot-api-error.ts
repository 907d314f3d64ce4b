import { VerbatimError } from '../../errors.ts';

/** What Telegram sends along with an error, when it does. */
export interface BotApiErrorParameters {
  /** Seconds to wait, with code 429. */
  readonly retry_after?: number;
  /** The group became a supergroup with this id. */
  readonly migrate_to_chat_id?: number;
}

/** Telegram refused a call for good; repeating it unchanged is pointless. */
export class BotApiError extends VerbatimError {
  readonly code = 'bot-api';
  readonly method: string;
  /** The `error_code` of the answer: an HTTP status such as 400 or 403. */
  readonly status: number;
  /** Telegram's own words, for instance `Bad Request: message thread not found`. */
  readonly description: string;
  readonly parameters: BotApiErrorParameters;

  constructor(refusal: {
    readonly method: string;
    readonly status: number;
    readonly description: string;
    readonly parameters?: BotApiErrorParameters;
  }) {
    super(`Telegram refused ${refusal.method}: ${refusal.status} ${refusal.description}`);
    this.method = refusal.method;
    this.status = refusal.status;
    this.description = refusal.description;
    this.parameters = refusal.parameters ?? {};
  }
}
