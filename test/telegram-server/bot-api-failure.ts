/** What the Bot API answers to a call it refuses: `{"ok":false,"error_code":…,"description":…}`. */
export class BotApiFailure extends Error {
  readonly status: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(status: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.name = 'BotApiFailure';
    this.status = status;
    this.parameters = parameters;
  }
}

/** A 400 with Telegram's usual prefix. */
export function badRequest(
  reason: string,
  parameters?: Readonly<Record<string, number>>,
): BotApiFailure {
  return new BotApiFailure(400, `Bad Request: ${reason}`, parameters);
}
