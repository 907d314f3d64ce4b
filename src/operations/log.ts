import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured log; takes ids, codes, counts and durations, never question text or the token. */
export type Log = Logger;

/** How much to log, and what must never appear. */
export interface LogOptions {
  readonly level: string;
  /** Texts to blank out wherever they appear in a line: the bot token, the webhook secret. */
  readonly secrets: readonly string[];
  /** Default: standard error, so that standard output stays free for the terminal chat. */
  readonly destination?: DestinationStream;
}

/**
 * Creates the log: one JSON object per line.
 *
 * Fields that could carry a user's words (`text`, `question`, `query`, `update`, `parameters`,
 * `payload`) are removed, and secrets are blanked in the finished line, so that a token inside the
 * address of a failed request cannot slip out with an error's stack.
 */
export function createLog(options: LogOptions): Log {
  const destination = options.destination ?? pino.destination({ dest: 2, sync: true });
  const secrets = options.secrets.filter((secret) => secret !== '');
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: withNesting(WORDS_OF_USERS), remove: true },
    },
    {
      write: (line: string) => {
        destination.write(secrets.reduce((text, secret) => text.replaceAll(secret, '***'), line));
      },
    },
  );
}

const WORDS_OF_USERS = ['text', 'question', 'query', 'update', 'parameters', 'payload', 'caption'];

function withNesting(fields: readonly string[]): string[] {
  return fields.flatMap((field) => [field, `*.${field}`]);
}

/** What the log keeps of an error: name, code, message, stack and the same of its causes. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  return {
    name: error.name,
    ...('code' in error && { code: error.code }),
    message: error.message,
    stack: error.stack,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
