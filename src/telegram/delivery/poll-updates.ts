import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../operations/log.ts';
import type { IncomingUpdate } from './journal.ts';
import { TokenRefusedError } from './token-refused-error.ts';
import type { CallOutcome, Transport } from './transport.ts';
import type { UpdateIntake } from './update-intake.ts';

/** What polling needs. */
export interface PollingParts {
  readonly transport: Transport;
  readonly intake: UpdateIntake;
  readonly log: Log;
  /** Types of updates to ask for. */
  readonly allowedUpdates: readonly string[];
  readonly signal: AbortSignal;
  /** Told after each answer of Telegram, and after each failure to get one. */
  readonly onReach: (reached: boolean) => void;
  /** First wait after a failure, doubled up to 30 s; default 1,000. */
  readonly firstBackoffMs?: number;
}

const POLL_SECONDS = 50;
const MARGIN_MS = 15_000;
const MAX_BACKOFF_MS = 30_000;
/** Telegram gives at most this many at once. */
const MAX_BATCH = 100;

/**
 * Fetches updates until the signal; an offset is confirmed only once the updates before it are
 * journalled. While the queue is full it waits, so Telegram keeps what does not fit.
 *
 * @throws TokenRefusedError when Telegram no longer knows the token
 */
export async function pollUpdates(parts: PollingParts): Promise<void> {
  const { intake, signal } = parts;
  let offset = 0;
  let failures = 0;
  const end = aborted(signal);
  while (!signal.aborted) {
    await Promise.race([intake.whenRoom(), end]);
    if (isAborted(signal)) return;
    const limit = Math.min(MAX_BATCH, intake.room);
    const outcome = await fetchUpdates(parts, { offset, limit });
    if (isAborted(signal)) return;
    const updates = outcome.kind === 'ok' ? readUpdates(outcome.result) : null;
    if (updates !== null && takeIn(parts, updates)) {
      offset = updates.reduce((next, { update_id }) => Math.max(next, update_id + 1), offset);
      failures = 0;
      parts.onReach(true);
    } else {
      failures += 1;
      parts.onReach(updates !== null);
      await pauseAfter(parts, outcome, failures);
    }
  }
}

async function fetchUpdates(
  { transport, allowedUpdates, signal }: PollingParts,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<CallOutcome> {
  return transport.attempt(
    'getUpdates',
    { offset, limit, timeout: POLL_SECONDS, allowed_updates: allowedUpdates },
    { timeoutMs: POLL_SECONDS * 1_000 + MARGIN_MS, signal },
  );
}

function takeIn({ intake, log }: PollingParts, updates: readonly IncomingUpdate[]): boolean {
  try {
    return updates.length === 0 || intake.accept(updates) === 'accepted';
  } catch (error) {
    log.error({ err: error }, 'Updates could not be written to DATA_DIR; Telegram keeps them');
    return false;
  }
}

async function pauseAfter(
  { log, signal, firstBackoffMs = 1_000 }: PollingParts,
  outcome: CallOutcome,
  failures: number,
): Promise<void> {
  const longest = Math.min(MAX_BACKOFF_MS, firstBackoffMs * 2 ** (failures - 1));
  let waitMs = longest * (0.5 + Math.random() / 2);
  if (outcome.kind === 'too-many-requests') waitMs = outcome.retryAfterMs;
  if (outcome.kind === 'refused') {
    if (outcome.status === 401 || outcome.status === 404) throw new TokenRefusedError();
    const why =
      outcome.status === 409
        ? 'Another process polls with this token, or a webhook is set; waiting until it ends'
        : 'Telegram refused getUpdates';
    log.warn({ status: outcome.status, description: outcome.description, waitMs }, why);
  } else if (outcome.kind !== 'ok') {
    const cause = 'cause' in outcome ? { err: outcome.cause } : {};
    log.warn({ reason: outcome.kind, failures, waitMs, ...cause }, 'Telegram cannot be polled');
  }
  await sleep(waitMs, undefined, { signal }).catch(() => undefined);
}

function readUpdates(result: unknown): readonly IncomingUpdate[] | null {
  return Array.isArray(result) ? (result as readonly IncomingUpdate[]) : null;
}

/** As a call, because the compiler takes a property that was false once for false forever. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
