import type { Database } from './database.ts';
import type { JournalledUpdate, UpdateJournal } from '../telegram/delivery/journal.ts';

interface Row {
  readonly update_id: number;
  readonly received_at: number;
  readonly payload: string;
}

/** Telegram keeps updates for 24 hours, so a duplicate can come that late; three days are plenty. */
const REMEMBERED_MS = 3 * 24 * 60 * 60_000;

/** Keeps the update journal in the database; one durable transaction per call. */
export function createUpdateJournal(database: Database): UpdateJournal {
  const insert = database.prepare(
    `INSERT INTO updates (update_id, state, received_at, payload) VALUES (?, 'received', ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const sending = database.prepare(`UPDATE updates SET state = 'sending' WHERE update_id = ?`);
  const delivered = database.prepare(
    `UPDATE updates SET state = 'sent', delivered = delivered + 1 WHERE update_id = ?`,
  );
  const notSent = database.prepare(
    `UPDATE updates SET state = iif(delivered > 0, 'sent', 'received') WHERE update_id = ?`,
  );
  const done = database.prepare(
    `UPDATE updates SET state = 'done', payload = NULL WHERE update_id = ?`,
  );
  const forgetOld = database.prepare(
    `DELETE FROM updates WHERE state = 'done' AND received_at < ?`,
  );
  const byState = (state: string) =>
    database
      .prepare<[string], Row>(
        `SELECT update_id, received_at, payload FROM updates WHERE state = ? ORDER BY update_id`,
      )
      .all(state)
      .map(toUpdate);
  return {
    receive: database.transaction((updates: readonly JournalledUpdate[]) =>
      updates.filter(
        ({ updateId, receivedAt, payload }) =>
          insert.run(updateId, receivedAt, JSON.stringify(payload)).changes === 1,
      ),
    ),
    markSending: (updateId) => void sending.run(updateId),
    markDelivered: (updateId) => void delivered.run(updateId),
    markNotSent: (updateId) => void notSent.run(updateId),
    finish: database.transaction((updateIds: readonly number[]) => {
      for (const updateId of updateIds) done.run(updateId);
    }),
    unfinished: () => ({
      received: byState('received'),
      sending: byState('sending').map(({ updateId }) => updateId),
      sent: byState('sent').map(({ updateId }) => updateId),
    }),
    tidy: (now) => {
      forgetOld.run(now - REMEMBERED_MS);
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}

function toUpdate(row: Row): JournalledUpdate {
  return {
    updateId: row.update_id,
    receivedAt: row.received_at,
    payload: JSON.parse(row.payload) as JournalledUpdate['payload'],
  };
}
