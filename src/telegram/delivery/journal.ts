/** A Telegram update as it arrived; one field beside `update_id` names its type. */
export type IncomingUpdate = Readonly<Record<string, unknown>> & { readonly update_id: number };

/** An update on disk. */
export interface JournalledUpdate {
  readonly updateId: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly payload: IncomingUpdate;
}

/** What a process that died left behind. */
export interface UnfinishedUpdates {
  /** Nothing was sent for them: they are answered now. */
  readonly received: readonly JournalledUpdate[];
  /** A new message was on the wire: it may have arrived, so it is not repeated. */
  readonly sending: readonly number[];
  /** At least one message arrived and none was on the wire: they count as answered. */
  readonly sent: readonly number[];
}

/**
 * Where every update stands, on disk: received → sending ⇄ sent → done.
 *
 * The update's text is kept until `finish` and is then erased; its id is kept for some days, so
 * that a duplicate is recognized across restarts. Every method returns once the disk has it.
 */
export interface UpdateJournal {
  /** Writes updates down; returns those that were not known before. */
  receive(updates: readonly JournalledUpdate[]): readonly JournalledUpdate[];
  /** A new message for this update is about to be written to the network. */
  markSending(updateId: number): void;
  /** Telegram confirmed that message. */
  markDelivered(updateId: number): void;
  /** That message certainly did not arrive. */
  markNotSent(updateId: number): void;
  /** The updates need nothing more. */
  finish(updateIds: readonly number[]): void;
  unfinished(): UnfinishedUpdates;
  /**
   * Tidies up while nothing waits: wipes erased text from the write-ahead log too, and forgets ids
   * too old to come again; `now` in milliseconds since 1970.
   */
  tidy(now: number): void;
}
