import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../operations/log.ts';
import { BotApiError } from './bot-api-error.ts';
import { TokenRefusedError } from './token-refused-error.ts';
import type { Transport } from './transport.ts';

/** What insisting needs. */
export interface InsistParts {
  readonly transport: Transport;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Told whether Telegram answered. */
  readonly onReach: (reached: boolean) => void;
  /** First wait after a failure, doubled up to 30 s; default 1,000. */
  readonly firstBackoffMs?: number;
}

const ATTEMPT_TIMEOUT_MS = 20_000;
const MAX_BACKOFF_MS = 30_000;

/**
 * Calls one of the methods the bot cannot work without until Telegram answers.
 *
 * Never resolves once the signal is aborted: the process is ending then.
 *
 * @throws TokenRefusedError with 401 or 404, which is how Telegram answers a wrong token
 * @throws BotApiError when Telegram refuses the call itself
 */
export async function insist(
  parts: InsistParts,
  method: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { transport, log, signal, onReach, firstBackoffMs = 1_000 } = parts;
  for (let failures = 1; !signal.aborted; failures += 1) {
    const outcome = await transport.attempt(method, parameters, {
      timeoutMs: ATTEMPT_TIMEOUT_MS,
      signal,
    });
    onReach(outcome.kind === 'ok');
    if (outcome.kind === 'ok') return outcome.result;
    if (outcome.kind === 'refused') {
      if (outcome.status === 401 || outcome.status === 404) throw new TokenRefusedError();
      throw new BotApiError({ method, ...outcome });
    }
    const longest = Math.min(MAX_BACKOFF_MS, firstBackoffMs * 2 ** (failures - 1));
    const waitMs =
      outcome.kind === 'too-many-requests'
        ? outcome.retryAfterMs
        : longest * (0.5 + Math.random() / 2);
    const cause = 'cause' in outcome ? { err: outcome.cause } : {};
    log.warn(
      { method, reason: outcome.kind, failures, waitMs, ...cause },
      'Telegram cannot be reached; trying again',
    );
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
  return new Promise(() => {
    // The process is ending.
  });
}
