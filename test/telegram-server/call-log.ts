/** A call the server carried out. */
export interface AcceptedCall {
  /** 0, 1, 2 … in the order of acceptance. */
  readonly index: number;
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A call the server refused. */
export interface RefusedCall {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly description: string;
  readonly at: number;
}

/** A request as it came in, whatever became of it. */
export interface Arrival {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When it was answered or its connection broke; null while it is open. */
  endedAt: number | null;
}

interface Waiter {
  readonly where: (call: AcceptedCall) => boolean;
  readonly resolve: (call: AcceptedCall) => void;
  readonly timer: NodeJS.Timeout;
}

/** Records calls and lets tests wait for one. */
export class CallLog {
  readonly accepted: AcceptedCall[] = [];
  readonly refused: RefusedCall[] = [];
  readonly arrivals: Arrival[] = [];
  readonly #waiters = new Set<Waiter>();

  accept(call: Omit<AcceptedCall, 'index'>): void {
    const recorded = { ...call, index: this.accepted.length };
    this.accepted.push(recorded);
    for (const waiter of this.#waiters) {
      if (!waiter.where(recorded)) continue;
      clearTimeout(waiter.timer);
      this.#waiters.delete(waiter);
      waiter.resolve(recorded);
    }
  }

  /**
   * Resolves with the first accepted call from number `since` on that matches.
   *
   * @throws Error naming the calls that came instead, after `timeoutMs`
   */
  waitFor(
    where: (call: AcceptedCall) => boolean,
    {
      since = 0,
      timeoutMs = 10_000,
    }: { readonly since?: number; readonly timeoutMs?: number } = {},
  ): Promise<AcceptedCall> {
    const past = this.accepted.slice(since).find(where);
    if (past !== undefined) return Promise.resolve(past);
    const waited = new Error(`No such call within ${timeoutMs} ms`);
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        where,
        resolve,
        timer: setTimeout(() => {
          this.#waiters.delete(waiter);
          waited.message += this.#story(since);
          reject(waited);
        }, timeoutMs),
      };
      this.#waiters.add(waiter);
    });
  }

  close(): void {
    for (const waiter of this.#waiters) clearTimeout(waiter.timer);
    this.#waiters.clear();
  }

  #story(since: number): string {
    const accepted = this.accepted.slice(since).map(({ method }) => method);
    const refused = this.refused.slice(-5).map((call) => `${call.method} (${call.description})`);
    return `; accepted: ${accepted.join(', ') || 'none'}; last refused: ${refused.join(', ') || 'none'}`;
  }
}
