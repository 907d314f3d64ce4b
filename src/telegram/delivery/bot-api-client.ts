import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../operations/log.ts';
import type { BotApi, CallOrigin } from '../ports.ts';
import { BotApiError } from './bot-api-error.ts';
import { callKind, isUrgent, type CallKind } from './call-kind.ts';
import type { DeliveryMetrics } from './delivery-metrics.ts';
import type { UpdateJournal } from './journal.ts';
import type { Pacing } from './pacing.ts';
import { SendUncertainError } from './send-uncertain-error.ts';
import { createSendProgress, type SendProgress } from './send-progress.ts';
import { TelegramUnreachableError } from './telegram-unreachable-error.ts';
import type { CallOutcome, Transport } from './transport.ts';

/** What the client is made of. */
export interface BotApiClientParts {
  readonly transport: Transport;
  readonly pacing: Pacing;
  readonly journal: UpdateJournal;
  readonly metrics: DeliveryMetrics;
  readonly log: Log;
  /** Called before the first call made for an update, typing indicators aside. */
  readonly onSpeaking?: (updateId: number) => void;
  /** How long a call is worth repeating; default 15 minutes. */
  readonly giveUpAfterMs?: number;
  /** First wait before a repetition, doubled every time up to 30 s; default 500. */
  readonly firstBackoffMs?: number;
}

/** The Bot API with pacing, retries and journal. */
export interface BotApiClient extends BotApi {
  /** From now on no further request is written: calls wait forever, for the process is ending. */
  hold(): void;
  /** Attempts on the wire. */
  readonly inFlight: number;
}

const ATTEMPT_TIMEOUT_MS = 30_000;
/** Telegram takes answers to taps and typing for a short while only. */
const URGENT_GIVE_UP_MS = 20_000;
const MAX_BACKOFF_MS = 30_000;

interface Call {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly kind: CallKind;
  readonly updateId: number | null;
}

/** Nothing was written to the network, because the disk did not take that it would be. */
interface JournalUnwritable {
  readonly kind: 'journal-unwritable';
  readonly cause: unknown;
}

type Attempt = CallOutcome | JournalUnwritable;
type Unsuccessful = Exclude<Attempt, { kind: 'ok' } | { kind: 'refused' }>;

interface ClientState {
  readonly progress: SendProgress;
  held: boolean;
  inFlight: number;
}

/** Creates the only way out to Telegram. */
export function createBotApiClient(parts: BotApiClientParts): BotApiClient {
  const progress = createSendProgress(parts.journal, parts.log);
  const state: ClientState = { progress, held: false, inFlight: 0 };
  return {
    call: async <Result>(
      method: string,
      parameters: Readonly<Record<string, unknown>>,
      origin: CallOrigin,
    ): Promise<Result> => {
      const started = performance.now();
      const call = { method, parameters, kind: callKind(method), updateId: origin.updateId };
      if (call.updateId !== null && call.kind !== 'momentary') parts.onSpeaking?.(call.updateId);
      const result = await carryOut(parts, state, call);
      parts.metrics.observeStage('send', (performance.now() - started) / 1_000);
      return result as Result;
    },
    hold: () => {
      state.held = true;
    },
    get inFlight() {
      return state.inFlight;
    },
  };
}

async function carryOut(
  parts: BotApiClientParts,
  state: ClientState,
  call: Call,
): Promise<unknown> {
  let deadline =
    Date.now() + (isUrgent(call.method) ? URGENT_GIVE_UP_MS : (parts.giveUpAfterMs ?? 900_000));
  for (let attempts = 1; ; attempts += 1) {
    const chatId = call.parameters['chat_id'];
    if (call.kind === 'message' && (typeof chatId === 'number' || typeof chatId === 'string')) {
      await parts.pacing.turn(chatId);
    }
    if (state.held) await forever();
    state.inFlight += 1;
    const outcome = await attemptJournalled(parts, state.progress, call).finally(
      () => (state.inFlight -= 1),
    );
    if (outcome.kind === 'ok') return outcome.result;
    if (outcome.kind === 'refused') return acceptOrThrow(call, outcome);
    const waitMs = waitBeforeNext(parts, outcome, attempts);
    // However long the disk takes no more: given up, the question would be erased unanswered.
    if (outcome.kind === 'journal-unwritable') deadline = Math.max(deadline, Date.now() + waitMs);
    if (call.kind === 'momentary' || Date.now() + waitMs > deadline) {
      throw new TelegramUnreachableError(call.method, { cause: causeOf(outcome) });
    }
    parts.metrics.retried(outcome.kind);
    const { method, updateId: update_id } = call;
    parts.log.warn(
      { method, update_id, attempts, reason: outcome.kind, waitMs, ...errorOf(outcome) },
      outcome.kind === 'journal-unwritable'
        ? 'DATA_DIR cannot be written (is the disk full?): a message waits until it can be'
        : 'A call to Telegram is tried again',
    );
    await sleep(waitMs);
  }
}

/** One attempt, with the journal telling at every moment whether a message may be on its way. */
async function attemptJournalled(
  parts: BotApiClientParts,
  progress: SendProgress,
  call: Call,
): Promise<Attempt> {
  const { transport, metrics, log } = parts;
  const { method, parameters, updateId } = call;
  const timeoutMs = ATTEMPT_TIMEOUT_MS;
  if (call.kind !== 'message') return transport.attempt(method, parameters, { timeoutMs });
  const unwritable: JournalUnwritable[] = [];
  const outcome = await transport.attempt(method, parameters, {
    timeoutMs,
    // Not a moment earlier: a process that dies before has certainly sent nothing.
    onWriting: () => {
      try {
        if (updateId !== null) progress.writing(updateId);
      } catch (cause) {
        unwritable.push({ kind: 'journal-unwritable', cause });
        throw cause;
      }
    },
  });
  if (unwritable[0] !== undefined) return unwritable[0];
  if (outcome.kind === 'broken') {
    metrics.sendUncertain();
    log.error(
      { method, update_id: updateId, err: outcome.cause },
      'The connection broke while a message was on its way: it may have arrived, it is not repeated',
    );
    throw new SendUncertainError(method, { cause: outcome.cause });
  }
  if (updateId !== null) {
    if (outcome.kind === 'ok') progress.delivered(updateId);
    else progress.notSent(updateId);
  }
  return outcome;
}

function acceptOrThrow(call: Call, refusal: CallOutcome & { kind: 'refused' }): true {
  // An edit that was repeated, or that changes nothing, has done what it should.
  if (/message is not modified/u.test(refusal.description)) return true;
  throw new BotApiError({ method: call.method, ...refusal });
}

function waitBeforeNext(parts: BotApiClientParts, outcome: Unsuccessful, attempts: number): number {
  if (outcome.kind === 'too-many-requests') return outcome.retryAfterMs;
  const first = parts.firstBackoffMs ?? 500;
  const longest = Math.min(MAX_BACKOFF_MS, first * 2 ** (attempts - 1));
  return longest * (0.5 + Math.random() / 2);
}

function errorOf(outcome: Unsuccessful): { readonly err?: unknown } {
  return 'cause' in outcome ? { err: outcome.cause } : {};
}

function causeOf(outcome: Unsuccessful): unknown {
  return 'cause' in outcome ? outcome.cause : new Error(outcome.kind);
}

function forever(): Promise<never> {
  return new Promise(() => {
    // The process exits while this waits.
  });
}
