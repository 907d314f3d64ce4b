import type { Config, TelegramConfig } from '../config.ts';
import type { Hangups } from '../operations/hangups.ts';
import { createLog, type Log } from '../operations/log.ts';
import { createMetrics, type Metrics } from '../operations/metrics.ts';
import { startOpsServer } from '../operations/ops-server.ts';
import { combineJournals } from '../operations/question-journal.ts';
import { untilSignal } from '../operations/until-signal.ts';
import { watchReport } from '../operations/watch-report.ts';
import { openStores, type Stores } from '../store/open-stores.ts';
import { composeHandlers } from '../telegram/compose-handlers.ts';
import {
  createTelegramDelivery,
  type TelegramDelivery,
} from '../telegram/delivery/telegram-delivery.ts';
import { createUpdateHandler } from '../telegram/delivery/update-handler.ts';
import { isQuestion } from '../telegram/is-question.ts';
import { registerIdentity } from '../telegram/register-identity.ts';
import { ALLOWED_UPDATES } from '../telegram/wire.ts';
import { openSession, type Session } from './open-session.ts';
import { chooseReport, currentReportFile, reportOrigin } from './report-choice.ts';

interface Bot {
  readonly config: Config & { readonly telegram: TelegramConfig };
  readonly log: Log;
  readonly metrics: Metrics;
  readonly stores: Stores;
  readonly delivery: TelegramDelivery;
  readonly hangups: Hangups;
}

/**
 * Runs the Telegram bot until SIGTERM or SIGINT, then finishes what is being answered.
 *
 * Calls that are held back for the next start never settle, so the caller has to end the process.
 *
 * @throws VerbatimError when the bot cannot work at all: folder in use, no report, token refused
 */
export async function runBot(config: Bot['config'], hangups: Hangups): Promise<void> {
  const { telegram } = config;
  const secrets = [
    telegram.token,
    telegram.intake.mode === 'webhook' ? telegram.intake.secret : '',
  ];
  const log = createLog({ level: config.operations.logLevel, secrets });
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'A failure nobody waited for');
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'The process is in an unknown state and ends');
    process.exit(1);
  });
  const signal = untilSignal();
  const stores = openStores(config.dataDir, { keepQuestions: config.keepQuestions, log });
  const metrics = createMetrics();
  const { updates: journal } = stores;
  const delivery = createTelegramDelivery({ config: telegram, journal, metrics, log });
  const bot = { config, log, metrics, stores, delivery, hangups };
  const closing: (() => Promise<void>)[] = [];
  try {
    const ended = serve(bot, closing);
    const name = await Promise.race([signal, ended]);
    log.info({ signal: name ?? null }, 'Stopping: what is being answered is finished first');
  } finally {
    await delivery.stop();
    await Promise.allSettled(closing.map((close) => close()));
    stores.close();
    log.info('Stopped');
  }
}

/** Starts everything in order; `closing` collects how to end it. */
async function serve(bot: Bot, closing: (() => Promise<void>)[]): Promise<void> {
  const { config, log, metrics, delivery } = bot;
  let session: Session | null = null;
  const ops = await startOpsServer({
    ...config.operations,
    metrics,
    log,
    readiness: () => ({
      index: session !== null && session.embedder.processId() !== null,
      telegram: delivery.isReachable(),
    }),
  });
  closing.push(() => ops.close());
  // Before the choice is read: one that is made while its report is being opened counts too.
  const watch = await watchReport({
    file: currentReportFile(config.dataDir),
    log,
    hangups: bot.hangups,
    onOutcome: (outcome) => {
      metrics.reportReplaced(outcome);
    },
  });
  closing.push(() => watch.close());
  let file = await chooseReport(config);
  const opened = await openSession(config, file, {
    onBuild: (reason) => {
      log.info({ reason }, 'The index is built');
    },
    onRestart: (details) => {
      metrics.workerRestarted();
      log.error(details, 'The inference process died and is started again');
    },
  });
  session = opened;
  closing.push(() => opened.close());
  watch.serve(async () => {
    const chosen = await chooseReport(config);
    await opened.replaceReport(chosen);
    file = chosen;
  });
  await answerUpdates(bot, opened, () => reportOrigin(file, config));
}

async function answerUpdates(bot: Bot, session: Session, origin: () => string): Promise<void> {
  const { config, log, metrics, stores, delivery } = bot;
  const identity = await delivery.identify();
  const { title, hash } = session.answerer().report;
  log.info(
    { bot: identity.username, report: title, hash: hash.slice(0, 16) },
    'The bot is running',
  );
  registerIdentity(delivery.api, title).catch((error: unknown) => {
    log.warn({ err: error }, 'Commands and descriptions could not be registered');
  });
  const handlers = composeHandlers({
    answerer: () => session.answerer(),
    api: delivery.api,
    settings: stores.settings,
    feedback: stores.feedback,
    recent: stores.recent,
    journal: combineJournals([stores.statistics, metrics], log),
    access: {
      allowedChats: config.telegram.allowedChats,
      admins: config.telegram.admins,
    },
    keepsQuestions: config.keepQuestions,
    origin,
    limits: config.telegram,
    log,
    now: Date.now,
  });
  await delivery.run({
    handle: createUpdateHandler(handlers, identity),
    allowedUpdates: ALLOWED_UPDATES,
    isQuestion: (update) => isQuestion(update, identity),
  });
}
