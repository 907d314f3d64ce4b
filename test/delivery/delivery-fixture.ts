import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TelegramConfig } from '../../src/config.ts';
import { createLog, type Log } from '../../src/operations/log.ts';
import { createMetrics, type Metrics } from '../../src/operations/metrics.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createUpdateJournal } from '../../src/store/update-journal.ts';
import type { UpdateJournal } from '../../src/telegram/delivery/journal.ts';

/** The real journal, metrics and log of a bot, in a folder of their own. */
export interface DeliveryFixture {
  readonly dataDir: string;
  readonly journal: UpdateJournal;
  readonly metrics: Metrics;
  readonly log: Log;
  /** What was logged, one JSON object per line. */
  readonly lines: readonly string[];
  /** From now on the database takes no write, or takes them again. */
  setWritable(writable: boolean): void;
  /** The value of a metric, labels as they are written in the exposition format; 0 when absent. */
  metric(name: string): Promise<number>;
  remove(): void;
}

export function createDeliveryFixture(secrets: readonly string[] = []): DeliveryFixture {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'verbatim-delivery-'));
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLog({ level: 'debug', secrets, destination });
  const database = openDatabase(dataDir, log);
  const metrics = createMetrics();
  return {
    dataDir,
    journal: createUpdateJournal(database),
    metrics,
    log,
    lines,
    setWritable: (writable) => {
      database.pragma(`query_only = ${writable ? 'OFF' : 'ON'}`);
    },
    metric: async (name) => {
      const { body } = await metrics.scrape();
      const line = body.split('\n').find((each) => each.startsWith(`${name} `));
      return Number(line?.slice(name.length) ?? 0);
    },
    remove: () => {
      database.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** A configuration for a loopback server. */
export function telegramConfig(
  server: { readonly apiRoot: string; readonly token: string },
  changes: Partial<TelegramConfig> = {},
): TelegramConfig {
  return {
    token: server.token,
    apiRoot: server.apiRoot,
    intake: { mode: 'polling' },
    allowedChats: new Set(),
    admins: new Set(),
    userQuestionsPerMinute: 30,
    chatQuestionsPerMinute: 60,
    queueLimit: 2_000,
    staleAfterMs: 3_600_000,
    ...changes,
  };
}
