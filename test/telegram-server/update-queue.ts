import { BotApiFailure } from './bot-api-failure.ts';

/** An update as delivered; its one other field names its type. */
export type Update = { readonly update_id: number } & Readonly<Record<string, unknown>>;

const UNLESS_ASKED = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
  'guest_message',
]);

interface Poll {
  readonly limit: number;
  readonly resolve: (updates: readonly Update[]) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
}

/**
 * Keeps updates until they are confirmed by a higher offset, as Telegram does: what was fetched
 * but not confirmed is delivered again, a second poller ends the first with 409, and a webhook is
 * tried again until it answers 2xx.
 */
export class UpdateQueue {
  /** How often a webhook that failed is tried again, milliseconds. */
  webhookRetryMs = 100;
  #pending: Update[] = [];
  #again: Update[] = [];
  #nextId: number;
  #allowed: readonly string[] = [];
  #poll: Poll | null = null;
  #webhook: Webhook | null = null;
  #inFlight = new Set<number>();
  #confirmed: Update[] = [];
  #shuffleBatches = 0;
  #random: () => number;

  constructor(firstId: number, random: () => number) {
    this.#nextId = firstId;
    this.#random = random;
  }

  /** Updates that were not confirmed yet. */
  get pending(): readonly Update[] {
    return this.#pending;
  }

  /** Takes out what is pending, for a bot that is called rather than polls. */
  drain(): readonly Update[] {
    return this.#pending.splice(0);
  }

  /** Adds an update; returns its id, or null when the bot did not ask for that type. */
  push(type: string, content: unknown): number | null {
    if (!this.#wants(type)) return null;
    const update = { update_id: this.#nextId++, [type]: content };
    this.#pending.push(update);
    this.#wake();
    return update.update_id;
  }

  /** Delivers an update once more, as happens when a confirmation was lost. */
  redeliver(updateId: number): void {
    const update = [...this.#confirmed, ...this.#pending].find(
      (each) => each.update_id === updateId,
    );
    if (update === undefined) throw new Error(`No update ${updateId} was ever delivered`);
    (this.#webhook === null ? this.#again : this.#pending).push(update);
    this.#wake();
  }

  /** Delivers the next batches in random order. */
  shuffleNextBatches(count: number): void {
    this.#shuffleBatches += count;
  }

  /** Answers getUpdates: at once when there is something, else after `timeoutMs`. */
  async poll(request: {
    readonly offset: number;
    readonly limit: number;
    readonly timeoutMs: number;
    readonly allowed: readonly string[] | undefined;
  }): Promise<readonly Update[]> {
    if (this.#webhook !== null) {
      throw new BotApiFailure(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.#endPoll(
      new BotApiFailure(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    if (request.allowed !== undefined) this.#allowed = request.allowed;
    this.#confirmBefore(request.offset);
    const ready = this.#batch(request.limit);
    if (ready.length > 0 || request.timeoutMs === 0) return ready;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#poll = null;
        resolve([]);
      }, request.timeoutMs);
      this.#poll = { limit: request.limit, resolve, reject, timer };
    });
  }

  /** Ends a waiting poll whose client has gone away. */
  abandonPoll(): void {
    if (this.#poll !== null) clearTimeout(this.#poll.timer);
    this.#poll = null;
  }

  setWebhook(webhook: Webhook | null, allowed: readonly string[] | undefined, drop: boolean): void {
    if (drop) this.#pending = [];
    if (allowed !== undefined) this.#allowed = allowed;
    this.#webhook = webhook;
    if (webhook !== null) {
      this.#endPoll(new BotApiFailure(409, 'Conflict: terminated by setWebhook request'));
    }
    this.#wake();
  }

  get webhookUrl(): string {
    return this.#webhook?.url ?? '';
  }

  close(): void {
    this.#webhook = null;
    if (this.#poll !== null) {
      clearTimeout(this.#poll.timer);
      this.#poll.resolve([]);
    }
    this.#poll = null;
  }

  #wants(type: string): boolean {
    return this.#allowed.length === 0 ? !UNLESS_ASKED.has(type) : this.#allowed.includes(type);
  }

  #confirmBefore(offset: number): void {
    if (offset < 0) offset = this.#nextId + offset;
    const done = this.#pending.filter((update) => update.update_id < offset);
    this.#confirmed.push(...done);
    if (done.length > 0) this.#pending = this.#pending.filter((each) => each.update_id >= offset);
  }

  #batch(limit: number): readonly Update[] {
    const again = this.#again.splice(0);
    const fresh = this.#pending.slice(0, Math.max(0, limit - again.length));
    // Nothing beyond an update that is left out: confirming it would confirm that one too.
    const leftOut = this.#pending[fresh.length]?.update_id ?? Infinity;
    this.#again.push(...again.filter(({ update_id }) => update_id > leftOut));
    const repeated = again.filter(({ update_id }) => update_id <= leftOut);
    const batch = [...repeated, ...fresh].slice(0, limit);
    if (this.#shuffleBatches === 0 || batch.length < 2) return batch;
    this.#shuffleBatches -= 1;
    const last = batch.pop();
    for (let index = batch.length - 1; index > 0; index -= 1) {
      const other = Math.floor(this.#random() * (index + 1));
      const [one, two] = [batch[index], batch[other]];
      if (one !== undefined && two !== undefined) [batch[index], batch[other]] = [two, one];
    }
    return last === undefined ? batch : [...batch, last];
  }

  #endPoll(reason: Error): void {
    if (this.#poll === null) return;
    clearTimeout(this.#poll.timer);
    this.#poll.reject(reason);
    this.#poll = null;
  }

  #wake(): void {
    if (this.#webhook !== null) {
      this.#deliver(this.#webhook);
      return;
    }
    const poll = this.#poll;
    if (poll === null || this.#pending.length + this.#again.length === 0) return;
    this.#poll = null;
    clearTimeout(poll.timer);
    // One macrotask later, so that updates pushed together travel together.
    setImmediate(() => {
      poll.resolve(this.#batch(poll.limit));
    });
  }

  #deliver(webhook: Webhook): void {
    for (const update of this.#pending) {
      if (this.#inFlight.size >= webhook.maxConnections) return;
      if (this.#inFlight.has(update.update_id)) continue;
      this.#inFlight.add(update.update_id);
      void this.#post(webhook, update);
    }
  }

  async #post(webhook: Webhook, update: Update): Promise<void> {
    // Bots listen behind a TLS proxy, which this server acts for.
    const delivered = await fetch(webhook.url.replace(/^https:/u, 'http:'), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret === undefined
          ? {}
          : { 'x-telegram-bot-api-secret-token': webhook.secret }),
      },
      body: JSON.stringify(update),
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      () => false,
    );
    if (delivered) {
      const index = this.#pending.indexOf(update);
      if (index >= 0) this.#confirmed.push(...this.#pending.splice(index, 1));
    } else await new Promise((resolve) => setTimeout(resolve, this.webhookRetryMs));
    this.#inFlight.delete(update.update_id);
    this.#wake();
  }
}
