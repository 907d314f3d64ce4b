/** Why a call was tried again. */
export type RetryReason =
  'too-many-requests' | 'server-error' | 'not-written' | 'broken' | 'journal-unwritable';

/** What delivery counts. */
export interface DeliveryMetrics {
  /** Time an update waited for its handler, or a call took with all its waits and retries. */
  observeStage(stage: 'queue' | 'send', seconds: number): void;
  retried(reason: RetryReason): void;
  /** A new message whose fate is unknown. */
  sendUncertain(): void;
  /** An update was older than `STALE_AFTER_MINUTES`. */
  staleSkipped(): void;
  duplicateSkipped(): void;
  /** Called on every scrape: updates that wait or are being answered. */
  watchQueueDepth(depth: () => number): void;
}
