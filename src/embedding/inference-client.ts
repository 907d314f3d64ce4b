import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SpanScores } from '../reading/neural/span-scorer.ts';
import type { EncoderSettings } from './encoder-settings.ts';
import { InferenceError } from './inference-error.ts';
import type { InferenceRequest, InferenceResponse, InferenceResult } from './inference-protocol.ts';

/** Restarts in a row, without one answer in between, after which pending requests are given up. */
const MAX_RESTARTS = 5;
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 30_000;
/** A process that is stuck in native code does not notice that it should end. */
const END_WITHIN_MS = 500;

/** Loading takes a second, on a machine that swaps much longer. */
const LOAD_WITHIN_MS = 120_000;
const DOWNLOAD_WITHIN_MS = 600_000;
/** Allowed for each text or passage of a request on top; the slowest model takes a tenth of it. */
const PER_TEXT_MS = 1_000;

/** What is told about the inference process, for logs and metrics. */
export interface InferenceEvents {
  /** The process died, or was ended because it hung, and is started again; `restarts` counts from 1. */
  readonly onRestart?: (details: { readonly restarts: number; readonly reason: string }) => void;
}

interface Pending {
  readonly request: InferenceRequest;
  resolve(result: InferenceResult): void;
  reject(error: Error): void;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/**
 * The one process that hosts every model.
 *
 * A native crash kills only the child: it is started again with exponential backoff, the encoder is
 * loaded anew and every request that was pending is asked again. Where that does not help, the
 * requests are given up, never the process: what was killed for want of memory may run tomorrow.
 * A process that gives no answer for `silentMs`, by default 20 seconds (and a second for each text of the request that is
 * its turn) hangs: it is killed and started again as well.
 */
export class InferenceClient {
  readonly #encoder: EncoderSettings;
  readonly #events: InferenceEvents;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | null = null;
  #nextId = 1;
  #restarts = 0;
  #closed = false;
  #loading = false;
  #hanging: NodeJS.Timeout | null = null;
  #endReason: string | null = null;
  readonly #silentMs: number;

  constructor(encoder: EncoderSettings, events: InferenceEvents = {}, silentMs = 20_000) {
    this.#encoder = encoder;
    this.#events = events;
    this.#silentMs = silentMs;
  }

  /** Process id of the running child, or null. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /**
   * Starts the process and loads the encoder and the reader.
   *
   * @throws InferenceError when one of them cannot be loaded
   */
  async start(): Promise<{ readonly dimension: number; readonly hash: string }> {
    this.#spawn();
    const result = await this.#ask({ task: 'load', encoder: this.#encoder });
    if (result.task !== 'load') throw new InferenceError('The inference process is out of step.');
    return result;
  }

  /**
   * Embeds texts: one row of `dimension` numbers per text.
   *
   * @throws InferenceError when the process keeps dying or the model fails
   */
  async embed(texts: readonly string[]): Promise<{ dimension: number; vectors: Float32Array }> {
    const result = await this.#ask({ task: 'embed', texts });
    if (result.task !== 'embed') throw new InferenceError('The inference process is out of step.');
    return result;
  }

  /**
   * Reads folded passages for a folded question.
   *
   * @throws InferenceError when the process keeps dying or the model fails
   */
  async read(question: string, passages: readonly string[]): Promise<SpanScores> {
    const result = await this.#ask({ task: 'read', question, passages });
    if (result.task !== 'read') throw new InferenceError('The inference process is out of step.');
    return result.scores;
  }

  /** Ends the process; pending requests are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    const child = this.#child;
    this.#child = null;
    this.#rejectAll('The inference process was closed.');
    this.#expectAnswer();
    if (child?.connected === true) {
      const ended = once(child, 'exit');
      child.disconnect();
      const overdue = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
      await ended;
      clearTimeout(overdue);
    }
  }

  #ask(request: WithoutId<InferenceRequest>): Promise<InferenceResult> {
    if (this.#closed) return Promise.reject(new InferenceError('The inference process is closed.'));
    const withId = { ...request, id: this.#nextId++ };
    return new Promise((resolve, reject) => {
      this.#pending.set(withId.id, { request: withId, resolve, reject });
      this.#send(withId);
      if (this.#hanging === null) this.#expectAnswer();
    });
  }

  #send(request: InferenceRequest): void {
    // A failed write means the child is dying; its exit asks everything pending again.
    this.#child?.send(request, () => undefined);
  }

  #spawn(): void {
    // Compiled files end in .js, sources run through tsx in .ts.
    const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
    const entry = fileURLToPath(new URL(`./inference-process${extension}`, import.meta.url));
    const child = fork(entry, { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
    this.#child = child;
    this.#loading = true;
    child.on('message', (response: InferenceResponse) => {
      this.#settle(response);
    });
    child.on('error', () => undefined);
    child.on('exit', (code, signal) => {
      if (this.#child !== child || this.#closed) return;
      this.#child = null;
      this.#expectAnswer();
      this.#recover(this.#endReason ?? signal ?? `exit code ${String(code)}`);
      this.#endReason = null;
    });
  }

  /** The process answers in turn, so each answer gives the next request its time. */
  #expectAnswer(): void {
    if (this.#hanging !== null) clearTimeout(this.#hanging);
    this.#hanging = null;
    const child = this.#child;
    const [first] = this.#pending.values();
    if (child === null || first === undefined) return;
    const waitMs = this.#loading
      ? this.#encoder.allowDownload
        ? DOWNLOAD_WITHIN_MS
        : LOAD_WITHIN_MS
      : this.#silentMs + PER_TEXT_MS * textsIn(first.request);
    this.#hanging = setTimeout(() => {
      this.#endReason = `no answer within ${waitMs} ms`;
      child.kill('SIGKILL');
    }, waitMs);
  }

  #settle(response: InferenceResponse): void {
    this.#loading = false;
    this.#answer(response);
    this.#expectAnswer();
  }

  #answer(response: InferenceResponse): void {
    const pending = this.#pending.get(response.id);
    if (pending === undefined) return;
    this.#pending.delete(response.id);
    this.#restarts = 0;
    if (response.ok) pending.resolve(response.result);
    else pending.reject(new InferenceError(response.message));
  }

  #recover(reason: string): void {
    this.#restarts += 1;
    if (this.#restarts > MAX_RESTARTS) {
      this.#rejectAll(
        `The inference process ended ${this.#restarts} times in a row (${reason}). Run \`npm run doctor\`.`,
      );
    }
    this.#events.onRestart?.({ restarts: this.#restarts, reason });
    setTimeout(
      () => {
        if (!this.#closed) this.#resume();
      },
      Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (this.#restarts - 1)),
    );
  }

  #resume(): void {
    this.#spawn();
    const asked = [...this.#pending.values()].map(({ request }) => request);
    if (!asked.some(({ task }) => task === 'load')) {
      this.#send({ id: 0, task: 'load', encoder: this.#encoder });
    }
    for (const request of asked) this.#send(request);
    this.#expectAnswer();
  }

  #rejectAll(message: string): void {
    for (const pending of this.#pending.values()) pending.reject(new InferenceError(message));
    this.#pending.clear();
  }
}

function textsIn(request: InferenceRequest): number {
  if (request.task === 'embed') return request.texts.length;
  return request.task === 'read' ? request.passages.length : 0;
}
