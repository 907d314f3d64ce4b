import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeFolder } from '../make-folder.ts';
import { NativePartError } from '../native-part-error.ts';
import { DataDirUnusableError } from './data-dir-unusable-error.ts';
import { DataDirInUseError } from './data-dir-in-use-error.ts';

/** Holds a folder for this process until released. */
export interface DataDirLock {
  release(): void;
}

/**
 * Creates `DATA_DIR` if need be and locks it for this process.
 *
 * The lock is SQLite's exclusive lock on an empty file of its own: the kernel drops it the moment
 * the process dies, however it dies, so a restart after `kill -9` never waits for a lock to go
 * stale, and readers of the store (`npm run feedback`) are not shut out.
 *
 * @throws DataDirInUseError when another process holds it
 * @throws DataDirUnusableError when it cannot be written to
 * @throws NativePartError when better-sqlite3 was not built
 */
export function lockDataDir(dataDir: string): DataDirLock {
  const lock = openLockFile(dataDir);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const code = error instanceof Sqlite.SqliteError ? error.code : '';
    if (code.startsWith('SQLITE_BUSY')) throw new DataDirInUseError(dataDir, { cause: error });
    throw new DataDirUnusableError(dataDir, { cause: error });
  }
  return {
    release: () => {
      lock.close();
    },
  };
}

function openLockFile(dataDir: string): Sqlite.Database {
  try {
    makeFolder(dataDir);
  } catch (cause) {
    throw new DataDirUnusableError(dataDir, { cause });
  }
  try {
    return new Sqlite(path.join(dataDir, 'lock'), { timeout: 0 });
  } catch (cause) {
    // The package loads its native part here, not when it is imported.
    if (!(cause instanceof Sqlite.SqliteError)) {
      throw new NativePartError('better-sqlite3', { cause });
    }
    throw new DataDirUnusableError(dataDir, { cause });
  }
}
