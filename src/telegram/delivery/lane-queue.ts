import type { JournalledUpdate } from './journal.ts';

/** A lane whose first update is being worked on. */
export interface Lane {
  readonly name: string;
  readonly update: JournalledUpdate;
}

interface Waiting {
  readonly name: string;
  readonly urgent: boolean;
  readonly updates: JournalledUpdate[];
  /** True from `next` to `release`: nothing else of the lane may start. */
  busy: boolean;
}

/**
 * Updates waiting by lane (a chat, or someone's taps), served round-robin.
 *
 * A lane has at most one update in work and goes to the end of the line after each, so the backlog
 * of one chat delays another chat by one answer at most. Urgent lanes go first.
 */
export class LaneQueue {
  readonly #lanes = new Map<string, Waiting>();
  /** Lanes that wait and are not busy, in the order of their turns. */
  readonly #ready = { urgent: new Set<Waiting>(), normal: new Set<Waiting>() };

  add(name: string, urgent: boolean, update: JournalledUpdate): void {
    const lane = this.#lanes.get(name) ?? { name, urgent, updates: [], busy: false };
    lane.updates.push(update);
    this.#lanes.set(name, lane);
    if (!lane.busy) this.#line(lane).add(lane);
  }

  /** Takes the next lane whose turn it is, or null; give it back with {@link LaneQueue.release}. */
  next(among: 'any' | 'urgent'): Lane | null {
    const lane =
      first(this.#ready.urgent) ?? (among === 'any' ? first(this.#ready.normal) : undefined);
    const update = lane?.updates.shift();
    if (lane === undefined || update === undefined) return null;
    lane.busy = true;
    this.#line(lane).delete(lane);
    return { name: lane.name, update };
  }

  /** The update taken from that lane is done: the lane lines up again, or goes. */
  release({ name }: Lane): void {
    const lane = this.#lanes.get(name);
    if (lane === undefined) return;
    lane.busy = false;
    if (lane.updates.length === 0) this.#lanes.delete(name);
    else this.#line(lane).add(lane);
  }

  #line(lane: Waiting): Set<Waiting> {
    return lane.urgent ? this.#ready.urgent : this.#ready.normal;
  }
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  return set.values().next().value;
}
