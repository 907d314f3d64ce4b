import { randomUUID } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chooseReport } from '../composition/report-choice.ts';
import type { Config, TelegramConfig } from '../config.ts';
import { startEmbedder } from '../embedding/transformers-embedder.ts';
import { VerbatimError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { readReportFile } from '../report/report-file.ts';
import { DataDirInUseError } from '../store/data-dir-in-use-error.ts';
import { lockDataDir } from '../store/data-dir-lock.ts';
import { TokenRefusedError } from '../telegram/delivery/token-refused-error.ts';
import { createTransport } from '../telegram/delivery/transport.ts';
import { nativeParts } from './native-parts.ts';

/** One thing the product needs. */
export interface DoctorCheck {
  readonly name: string;
  /**
   * Resolves with what was found, in a few words.
   *
   * @throws Error whose message says what is wrong and what to do
   */
  run(config: Config): Promise<string>;
}

/** A check failed; the message says what to do. */
class CheckFailure extends VerbatimError {
  readonly code = 'check-failure';
}

/** The journal, an index and a copied report take some MB; a full disk takes the bot down. */
const MIN_FREE_BYTES = 200_000_000;
const TELEGRAM_TIMEOUT_MS = 10_000;

/** What is looked at, in the order in which things build on each other. */
export const doctorChecks: readonly DoctorCheck[] = [
  { name: 'Node', run: checkNode },
  ...nativeParts.map(({ name, use }) => ({
    name: `Native part ${name}`,
    run: () => use().then(() => 'works'),
  })),
  { name: 'DATA_DIR', run: checkDataDir },
  { name: 'Report', run: checkReport },
  { name: 'Models', run: checkModels },
  { name: 'Index and answers', run: checkAnswers },
  { name: 'Telegram', run: checkTelegram },
];

function checkNode(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return Promise.resolve(process.version);
  return Promise.reject(
    new CheckFailure(`This is ${process.version}. Install Node 20.19 or newer.`),
  );
}

async function checkDataDir({ dataDir }: Config): Promise<string> {
  const probe = path.join(dataDir, `doctor-${randomUUID()}`);
  try {
    makeFolder(dataDir);
    await writeFile(probe, 'x');
    await rm(probe);
  } catch (cause) {
    throw new CheckFailure(
      `${dataDir} cannot be written to (${messageOf(cause)}). Give this user write access, or set ` +
        'DATA_DIR to another folder.',
      { cause },
    );
  }
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const freeMb = `${Math.round(free / 1_000_000)} MB free`;
  if (free < MIN_FREE_BYTES) {
    throw new CheckFailure(`${dataDir} has only ${freeMb}. Free 200 MB at least.`);
  }
  try {
    lockDataDir(dataDir).release();
    return `writable, ${freeMb}`;
  } catch (error) {
    if (error instanceof DataDirInUseError) return `in use by a running bot, ${freeMb}`;
    throw error;
  }
}

async function checkReport(config: Config): Promise<string> {
  const report = await readReportFile(await chooseReport(config));
  return `"${report.title}", ${report.paragraphs.length} paragraphs`;
}

async function checkModels(config: Config): Promise<string> {
  const cacheFolder = path.join(config.dataDir, 'models');
  const encoder = await startEmbedder({ ...config.embedding, cacheFolder });
  await encoder.close();
  return `${encoder.name}, ${encoder.dimension} dimensions, sha256 ${encoder.hash.slice(0, 16)}`;
}

async function checkAnswers(config: Config): Promise<string> {
  for (const { use } of nativeParts) await use();
  // Imports what was just found to work, and may not be imported otherwise.
  const { openSession } = await import('../composition/open-session.ts');
  const session = await openSession(config, await chooseReport(config));
  try {
    const { report } = session.answerer();
    const started = performance.now();
    await session.answerer().answerQuestion(report.paragraphs[0]?.text.slice(0, 50) ?? '');
    const took = Math.round(performance.now() - started);
    const state = session.current().built ? 'built just now' : 'up to date';
    return `index ${state}, a question took ${took} ms`;
  } finally {
    await session.close();
  }
}

async function checkTelegram({ telegram }: Config): Promise<string> {
  if (telegram === null) return 'BOT_TOKEN is not set: `npm start` opens the terminal chat';
  const transport = createTransport(telegram);
  try {
    const outcome = await transport.attempt('getMe', {}, { timeoutMs: TELEGRAM_TIMEOUT_MS });
    if (outcome.kind === 'ok') return describeBot(telegram, outcome.result);
    if (outcome.kind === 'refused') throw new TokenRefusedError();
    const cause = 'cause' in outcome ? outcome.cause : undefined;
    throw new CheckFailure(
      `${telegram.apiRoot} does not answer (${cause === undefined ? outcome.kind : messageOf(cause)}). ` +
        'Check network, firewall and TELEGRAM_API_ROOT.',
      { cause },
    );
  } finally {
    await transport.close();
  }
}

function describeBot({ intake }: TelegramConfig, identity: unknown): string {
  const { username } = identity as { readonly username?: string };
  return `@${username ?? '?'} by ${intake.mode}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
