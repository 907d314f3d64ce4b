import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { settingsSchema } from './config-schema.ts';
import { VerbatimError } from './errors.ts';

/** The folder that holds package.json; every path in the settings is relative to it. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** How the bot talks to Telegram; present only when `BOT_TOKEN` is set. */
export interface TelegramConfig {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  readonly intake: PollingConfig | WebhookConfig;
  /** Empty: everyone may ask. */
  readonly allowedChats: ReadonlySet<number>;
  readonly admins: ReadonlySet<number>;
  readonly userQuestionsPerMinute: number;
  readonly chatQuestionsPerMinute: number;
  /** Updates that may wait at once. */
  readonly queueLimit: number;
  readonly staleAfterMs: number;
}

/** Updates are fetched by long polling. */
export interface PollingConfig {
  readonly mode: 'polling';
}

/** Updates are posted by Telegram to a plain HTTP server behind a TLS proxy. */
export interface WebhookConfig {
  readonly mode: 'webhook';
  /** What Telegram is told; its path is the one the server answers. */
  readonly url: string;
  readonly secret: string;
  readonly host: string;
  readonly port: number;
}

/** Everything an operator can choose, checked. Paths are absolute. */
export interface Config {
  /** Null: no token, the terminal chat runs instead of the bot. */
  readonly telegram: TelegramConfig | null;
  /** `REPORT`; null when unset, then `DATA_DIR/current.json` decides and else {@link Config.bundledReport}. */
  readonly reportFile: string | null;
  readonly bundledReport: string;
  readonly dataDir: string;
  readonly indexDir: string;
  readonly embedding: {
    readonly model: string;
    readonly modelsFolder: string;
    readonly allowDownload: boolean;
    readonly questionPrefix: string;
    readonly passagePrefix: string;
  };
  readonly operations: {
    readonly logLevel: z.infer<typeof settingsSchema>['LOG_LEVEL'];
    readonly host: string;
    readonly port: number;
  };
  readonly keepQuestions: boolean;
}

/** Some settings are wrong; the message names every one of them, and no value. */
export class ConfigError extends VerbatimError {
  readonly code = 'config';
  /** One line per mistake, `NAME: what is wrong`. */
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `${mistakes.length === 1 ? 'A setting is' : `${mistakes.length} settings are`} wrong:\n` +
        mistakes.map((mistake) => `  ${mistake}\n`).join('') +
        'Correct the environment or .env; .env.example explains every setting.',
    );
    this.mistakes = mistakes;
  }
}

/**
 * Reads the settings from environment variables; an empty value counts as unset.
 *
 * @throws ConfigError with all mistakes at once
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.keys(settingsSchema.shape)
      .map((name) => [name, env[name]] as const)
      .filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = settingsSchema.safeParse(present);
  const mistakes = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  mistakes.push(...missingForWebhook(present), ...sharedPort(present));
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes);
  return toConfig(parsed.data);
}

function missingForWebhook(present: Readonly<Record<string, string | undefined>>): string[] {
  if (present['BOT_MODE']?.trim() !== 'webhook') return [];
  return ['BOT_TOKEN', 'WEBHOOK_URL', 'WEBHOOK_SECRET']
    .filter((name) => present[name] === undefined)
    .map((name) => `${name}: is needed with BOT_MODE=webhook`);
}

/** Both servers on one port: the second would not start. 0 is a different free port each time. */
function sharedPort(present: Readonly<Record<string, string | undefined>>): string[] {
  if (present['BOT_MODE']?.trim() !== 'webhook') return [];
  const { PORT, OPS_PORT } = settingsSchema.shape;
  const webhook = PORT.safeParse(present['PORT']).data;
  const ops = OPS_PORT.safeParse(present['OPS_PORT']).data;
  return webhook === ops && webhook !== undefined && webhook !== 0
    ? ['OPS_PORT: must not be the same as PORT']
    : [];
}

function toConfig(settings: z.infer<typeof settingsSchema>): Config {
  return {
    telegram: toTelegramConfig(settings),
    reportFile: settings.REPORT === undefined ? null : inProject(settings.REPORT),
    bundledReport: inProject('data/report.txt'),
    dataDir: inProject(settings.DATA_DIR),
    indexDir: inProject(settings.INDEX_DIR),
    embedding: {
      model: settings.EMBEDDING_MODEL,
      modelsFolder: inProject('embeddings'),
      allowDownload: settings.EMBEDDING_DOWNLOAD,
      questionPrefix: settings.EMBEDDING_QUESTION_PREFIX ?? '',
      passagePrefix: settings.EMBEDDING_PASSAGE_PREFIX ?? '',
    },
    operations: {
      logLevel: settings.LOG_LEVEL,
      host: settings.OPS_HOST,
      port: settings.OPS_PORT,
    },
    keepQuestions: settings.KEEP_QUESTIONS,
  };
}

function toTelegramConfig(settings: z.infer<typeof settingsSchema>): TelegramConfig | null {
  if (settings.BOT_TOKEN === undefined) return null;
  return {
    token: settings.BOT_TOKEN,
    apiRoot: settings.TELEGRAM_API_ROOT.replace(/\/+$/u, ''),
    intake:
      settings.BOT_MODE === 'polling'
        ? { mode: 'polling' }
        : {
            mode: 'webhook',
            url: settings.WEBHOOK_URL ?? '',
            secret: settings.WEBHOOK_SECRET ?? '',
            host: settings.WEBHOOK_HOST,
            port: settings.PORT,
          },
    allowedChats: settings.ALLOWED_CHATS,
    admins: settings.ADMINS,
    userQuestionsPerMinute: settings.USER_QUESTIONS_PER_MINUTE,
    chatQuestionsPerMinute: settings.CHAT_QUESTIONS_PER_MINUTE,
    queueLimit: settings.QUEUE_LIMIT,
    staleAfterMs: settings.STALE_AFTER_MINUTES * 60_000,
  };
}

function inProject(file: string): string {
  return path.resolve(projectFolder, file);
}
