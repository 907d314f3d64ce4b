import type { Log } from '../../operations/log.ts';
import type { DeliveryMetrics } from './delivery-metrics.ts';
import type { IncomingUpdate, JournalledUpdate, UpdateJournal } from './journal.ts';
import { LaneQueue, type Lane } from './lane-queue.ts';
import { mayAsk, updateTraits } from './update-kind.ts';

/** What the intake is made of. */
export interface UpdateIntakeParts {
  readonly journal: UpdateJournal;
  readonly metrics: DeliveryMetrics;
  readonly log: Log;
  /** Answers one update; a rejection is logged and the update counts as dealt with. */
  readonly handle: (update: IncomingUpdate) => Promise<void>;
  /**
   * Would this update be answered as a question, so that an old one is skipped and counted? All
   * others (taps, changes of membership, what others say in a group) are handled at any age.
   * Default: messages, edited ones too, inline queries and guest messages.
   */
  readonly isQuestion?: (update: IncomingUpdate) => boolean;
  /** Updates that may wait or be in work at once. */
  readonly queueLimit: number;
  readonly staleAfterMs: number;
  /** Questions being thought about at once; sending is not counted. Default 4. */
  readonly thinking?: number;
  /** Milliseconds since 1970; default the clock. */
  readonly now?: () => number;
}

/** A question that takes longer than this to think about no longer keeps others waiting. */
const THINKING_MS = 60_000;
/**
 * Finished updates are written together: what a crash leaves unwritten was either sent, which is on
 * disk by itself, or did nothing that cannot be done again.
 */
const FINISH_TOGETHER_MS = 20;
/** How long a disk that takes no more is left alone before finished updates are tried again. */
const FINISH_AGAIN_MS = 2_000;
/** How long the journal is left alone after it was tidied. */
const TIDY_EVERY_MS = 2_000;

/**
 * Takes updates in: first to disk, then fairly to their handler.
 *
 * Invariant: an update is in {@link UpdateIntake.accept}'s journal before `accept` returns, and is
 * finished there iff its handler has settled.
 */
export class UpdateIntake {
  readonly #parts: UpdateIntakeParts;
  readonly #now: () => number;
  readonly #queue = new LaneQueue();
  /** Update ids that hold one of the places for thinking. */
  readonly #thinking = new Set<number>();
  #depth = 0;
  #working = 0;
  #stopped = false;
  #tidying: NodeJS.Timeout | null = null;
  #finished: number[] = [];
  #finishing: NodeJS.Timeout | null = null;
  #waitingForRoom: (() => void)[] = [];
  #waitingForRest: (() => void)[] = [];

  constructor(parts: UpdateIntakeParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
    parts.metrics.watchQueueDepth(() => this.#depth);
  }

  /** How many more updates may be accepted now. */
  get room(): number {
    return this.#stopped ? 0 : Math.max(0, this.#parts.queueLimit - this.#depth);
  }

  /** Resolves once there is room. */
  whenRoom(): Promise<void> {
    if (this.room > 0) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForRoom.push(resolve));
  }

  /**
   * Journals updates and queues those not seen before; `full` means that none was taken.
   *
   * @throws SqliteError when the disk does not take them; none is queued then
   */
  accept(updates: readonly IncomingUpdate[]): 'accepted' | 'full' {
    if (updates.length > this.room) return 'full';
    const receivedAt = this.#now();
    const fresh = this.#parts.journal.receive(
      updates.map((payload) => ({ updateId: payload.update_id, receivedAt, payload })),
    );
    for (let known = fresh.length; known < updates.length; known += 1) {
      this.#parts.metrics.duplicateSkipped();
    }
    this.#enqueue(fresh);
    return 'accepted';
  }

  /** Takes up what an earlier process left unfinished, and names in the log what is lost. */
  recover(): void {
    const { journal, log } = this.#parts;
    const { received, sending, sent } = journal.unfinished();
    for (const updateId of sending) {
      log.error(
        { update_id: updateId },
        'The process died while an answer to this update was on its way: it may have arrived, ' +
          'it is not repeated',
      );
    }
    for (const updateId of sent) {
      log.info({ update_id: updateId }, 'The process died after this update was answered');
    }
    this.#finished.push(...sending, ...sent);
    this.#writeFinished();
    if (received.length > 0) {
      log.info({ updates: received.length }, 'Updates received before the last stop are answered');
    }
    this.#enqueue(received);
    this.#tidySoon();
  }

  /** The handler has begun to send: another question may be thought about meanwhile. */
  speaking(updateId: number): void {
    if (this.#thinking.delete(updateId)) this.#dispatch();
  }

  /** Takes and starts nothing more; resolves when everything in work is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#tidying !== null) clearTimeout(this.#tidying);
    if (this.#working > 0) {
      await new Promise<void>((resolve) => this.#waitingForRest.push(resolve));
    }
    this.#writeFinished();
  }

  #enqueue(updates: readonly JournalledUpdate[]): void {
    this.#depth += updates.length;
    for (const update of updates) {
      const { lane, urgent } = updateTraits(update.payload);
      this.#queue.add(lane, urgent, update);
    }
    this.#dispatch();
  }

  #dispatch(): void {
    while (!this.#stopped) {
      const mayThink = this.#thinking.size < (this.#parts.thinking ?? 4);
      const lane = this.#queue.next(mayThink ? 'any' : 'urgent');
      if (lane === null) return;
      void this.#work(lane);
    }
  }

  async #work(lane: Lane): Promise<void> {
    const { update } = lane;
    this.#working += 1;
    this.#thinking.add(update.updateId);
    const overdue = setTimeout(() => {
      this.#parts.log.warn({ update_id: update.updateId }, 'An answer takes very long');
      this.speaking(update.updateId);
    }, THINKING_MS);
    await this.#handle(update);
    clearTimeout(overdue);
    this.#working -= 1;
    this.#depth -= 1;
    this.#thinking.delete(update.updateId);
    this.#queue.release(lane);
    this.#wake();
    this.#dispatch();
  }

  async #handle(update: JournalledUpdate): Promise<void> {
    const { log, handle, metrics } = this.#parts;
    const { updateId } = update;
    metrics.observeStage('queue', (this.#now() - update.receivedAt) / 1_000);
    try {
      if (!this.#skipStale(update)) await handle(update.payload);
    } catch (error) {
      log.error({ err: error, update_id: updateId }, 'An update could not be answered');
    }
    this.#finished.push(updateId);
    this.#finishSoon(FINISH_TOGETHER_MS);
  }

  #finishSoon(waitMs: number): void {
    this.#finishing ??= setTimeout(() => {
      this.#writeFinished();
    }, waitMs);
  }

  #writeFinished(): void {
    if (this.#finishing !== null) clearTimeout(this.#finishing);
    this.#finishing = null;
    try {
      this.#parts.journal.finish(this.#finished);
      this.#finished = [];
    } catch (error) {
      this.#parts.log.error({ err: error }, 'The journal could not be written');
      if (!this.#stopped) this.#finishSoon(FINISH_AGAIN_MS);
    }
  }

  #skipStale({ updateId, payload, receivedAt }: JournalledUpdate): boolean {
    const ageMs = this.#now() - (updateTraits(payload).writtenAt ?? receivedAt);
    if (ageMs <= this.#parts.staleAfterMs) return false;
    if (!(this.#parts.isQuestion ?? mayAsk)(payload)) return false;
    this.#parts.metrics.staleSkipped();
    this.#parts.log.info(
      { update_id: updateId, ageMinutes: Math.round(ageMs / 60_000) },
      'Skipped: older than STALE_AFTER_MINUTES',
    );
    return true;
  }

  #wake(): void {
    if (this.room > 0) for (const resolve of this.#waitingForRoom.splice(0)) resolve();
    if (this.#working === 0 && this.#stopped) {
      for (const resolve of this.#waitingForRest.splice(0)) resolve();
    }
    this.#tidySoon();
  }

  /** Erases answered questions from the disk soon, but not after each one. */
  #tidySoon(): void {
    if (this.#tidying !== null || this.#stopped) return;
    this.#tidying = setTimeout(() => {
      this.#tidying = null;
      try {
        this.#parts.journal.tidy(this.#now());
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'The journal could not be tidied');
      }
    }, TIDY_EVERY_MS);
    this.#tidying.unref();
  }
}
