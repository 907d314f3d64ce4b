import * as z from 'zod';

/** Chat and user ids: groups have negative ones. */
const ids = z
  .string()
  .regex(/^[\s,]*(-?\d{1,16}[\s,]*)*$/u, 'must be Telegram ids (whole numbers) separated by commas')
  .transform(
    (list): ReadonlySet<number> =>
      new Set(
        list
          .split(/[\s,]+/u)
          .filter((id) => id !== '')
          .map(Number),
      ),
  );

const onOff = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(
    z.enum(['true', 'false', '1', '0', 'on', 'off', 'yes', 'no'], {
      error: 'must be true or false',
    }),
  )
  .transform((word) => ['true', '1', 'on', 'yes'].includes(word));

function wholeNumber(from: number, to: number) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/u, message)
    .transform(Number)
    .refine((value) => value >= from && value <= to, message);
}

function url(protocol: RegExp, message: string) {
  return z
    .string()
    .trim()
    .refine((text) => protocol.test(text) && URL.canParse(text), message);
}

/**
 * Every setting with its check, its default and its meaning; `.env.example` is written from this.
 *
 * No message may contain a value: some of them are secrets.
 */
export const settingsSchema = z.object({
  BOT_TOKEN: z
    .string()
    .trim()
    .regex(/^\d+:[\w-]+$/u, 'must look like 123456:ABC…, as @BotFather gave it (value not shown)')
    .optional()
    .describe('Token from @BotFather. Without it `npm start` opens the terminal chat.'),
  BOT_MODE: z
    .string()
    .trim()
    .pipe(z.enum(['polling', 'webhook'], { error: 'must be polling or webhook' }))
    .prefault('polling')
    .describe('How updates arrive: `polling` needs no open port, `webhook` needs the next four.'),
  WEBHOOK_URL: url(/^https:\/\//iu, 'must be the public https:// address that Telegram posts to')
    .optional()
    .describe('Public https address of your TLS proxy that forwards to PORT, path included.'),
  WEBHOOK_SECRET: z
    .string()
    .trim()
    .regex(/^[\w-]{8,256}$/u, 'must be 8 to 256 of A-Z, a-z, 0-9, _ and - (value not shown)')
    .optional()
    .describe('Any long random string; Telegram sends it along, so that nobody else can post.'),
  WEBHOOK_HOST: z
    .string()
    .trim()
    .prefault('0.0.0.0')
    .describe('Address on which the webhook server listens (plain HTTP).'),
  PORT: wholeNumber(0, 65_535)
    .prefault('8080')
    .describe('Port of the webhook server; 0 takes any free one.'),
  TELEGRAM_API_ROOT: url(/^https?:\/\//iu, 'must be an http(s):// address')
    .prefault('https://api.telegram.org')
    .describe('Bot API server; change it for a self-hosted one.'),
  ALLOWED_CHATS: ids
    .prefault('')
    .describe(
      'Chat ids that may ask, separated by commas; inline questions go by user id. Empty: everyone.',
    ),
  ADMINS: ids
    .prefault('')
    .describe(
      'User ids of the operators, separated by commas: never rate limited, allowed everywhere.',
    ),
  USER_QUESTIONS_PER_MINUTE: wholeNumber(1, 100_000)
    .prefault('30')
    .describe('Questions one user may ask in a minute.'),
  CHAT_QUESTIONS_PER_MINUTE: wholeNumber(1, 100_000)
    .prefault('60')
    .describe('Questions one chat may ask in a minute.'),
  QUEUE_LIMIT: wholeNumber(1, 1_000_000)
    .prefault('2000')
    .describe('Updates that may wait; beyond it polling pauses and the webhook answers 503.'),
  STALE_AFTER_MINUTES: wholeNumber(1, 525_600)
    .prefault('60')
    .describe('Questions older than this (after a long stop) are skipped, counted and logged.'),
  KEEP_QUESTIONS: onOff
    .prefault('false')
    .describe(
      'Keep the text of questions for `npm run feedback` (never who asked). Tell your users.',
    ),
  REPORT: z
    .string()
    .optional()
    .describe(
      'Report file. Unset: the one last given to `npm run index -- FILE`, else data/report.txt.',
    ),
  DATA_DIR: z
    .string()
    .prefault('var')
    .describe('Folder for settings, feedback and the update journal; one bot per folder.'),
  INDEX_DIR: z
    .string()
    .prefault('embeddings/index')
    .describe('Folder for search indexes; when it is read-only, DATA_DIR/index is used.'),
  EMBEDDING_MODEL: z
    .string()
    .trim()
    .prefault('encoder')
    .describe('Encoder: the bundled one, or a hub model such as Xenova/multilingual-e5-small.'),
  EMBEDDING_DOWNLOAD: onOff
    .prefault('false')
    .describe('Allow the download of a hub model; nothing else is ever downloaded.'),
  EMBEDDING_QUESTION_PREFIX: z
    .string()
    .optional()
    .describe('Put before every question, if the encoder was trained so; quote it: "query: ".'),
  EMBEDDING_PASSAGE_PREFIX: z
    .string()
    .optional()
    .describe('Put before every passage; quote it: "passage: ".'),
  LOG_LEVEL: z
    .string()
    .trim()
    .pipe(
      z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      }),
    )
    .prefault('info')
    .describe('What the log shows: fatal, error, warn, info, debug, trace or silent.'),
  OPS_HOST: z
    .string()
    .trim()
    .prefault('127.0.0.1')
    .describe('Address of the health server; keep it off the internet.'),
  OPS_PORT: wholeNumber(0, 65_535)
    .prefault('9464')
    .describe('Port of /healthz, /readyz and /metrics; 0 takes any free one.'),
});
