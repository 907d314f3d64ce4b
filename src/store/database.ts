import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Log } from '../operations/log.ts';
import { migrations } from './migrations.ts';
import { NewerDatabaseError } from './newer-database-error.ts';

/** The one SQLite file under `DATA_DIR`. */
export type Database = Sqlite.Database;

const FILE_NAME = 'verbatim.sqlite';

/** Where the database of that `DATA_DIR` lies. */
export function databaseFile(dataDir: string): string {
  return path.join(dataDir, FILE_NAME);
}

/**
 * Opens the database and brings it to the newest layout.
 *
 * Every commit is flushed to the disk (WAL, `synchronous=FULL`). A damaged file is set aside under a
 * name that the log gives, and an empty one takes its place: lost settings are better than a bot
 * that does not start.
 *
 * @throws NewerDatabaseError when a newer version of Verbatim wrote it; it is left as it is
 */
export function openDatabase(dataDir: string, log: Log): Database {
  const file = databaseFile(dataDir);
  try {
    return openAndMigrate(file);
  } catch (error) {
    if (!existsSync(file) || !isDamage(error)) throw error;
    const aside = `${file}.damaged-${Date.now()}`;
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    }
    log.error(
      { err: error, file: aside },
      'The database is damaged: it was set aside under this name and an empty one is used. ' +
        'Settings, votes and unanswered questions in it are lost; restore a backup if you have one.',
    );
    return openAndMigrate(file);
  }
}

function openAndMigrate(file: string): Database {
  const database = new Sqlite(file, { timeout: 5_000 });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // Erased question text must not linger in free pages of the file.
    database.pragma('secure_delete = ON');
    const findings = database.pragma('quick_check(1)', { simple: true });
    if (findings !== 'ok') throw new DamagedDatabase(String(findings));
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: Database): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new NewerDatabaseError(database.name, { found: version, known: migrations.length });
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}

class DamagedDatabase extends Error {}

function isDamage(error: unknown): boolean {
  if (error instanceof DamagedDatabase) return true;
  if (!(error instanceof Sqlite.SqliteError)) return false;
  return /^SQLITE_(CORRUPT|NOTADB)/u.test(error.code);
}
