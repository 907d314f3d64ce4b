/** What goes wrong with a call. */
export type Fault =
  /** 429 with `retry_after` in seconds; the call is not carried out. */
  | { readonly kind: 'too-many-requests'; readonly retryAfter: number }
  /** 500, 502 …; the call is not carried out. */
  | { readonly kind: 'server-error'; readonly status: number }
  /** Any other refusal, for instance 403 "Forbidden: bot was blocked by the user". */
  | { readonly kind: 'refusal'; readonly status: number; readonly description: string }
  /** The connection is reset (RST) before or after the call was carried out. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** The server ends its half (FIN) without an answer, before or after carrying the call out. */
  | { readonly kind: 'half-close'; readonly when: 'before' | 'after' }
  /** The call is carried out, its answer dribbles out over `milliseconds`. */
  | { readonly kind: 'slow-body'; readonly milliseconds: number }
  /** The call is carried out after `milliseconds`. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The call is carried out and the answer is a proxy's HTML page with status 200. */
  | { readonly kind: 'garbage' };

/** Which calls a fault hits. */
export interface FaultRule {
  readonly fault: Fault;
  /** How many calls; default 1. */
  readonly times?: number;
  /** One method or several; default every method but getUpdates and getMe. */
  readonly method?: string | readonly string[];
  /** Only calls for this chat. */
  readonly chatId?: number;
  /** Share of the matching calls that are hit, 0 to 1, default 1. */
  readonly probability?: number;
}

/** The faults a test has planted. */
export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  /** How many calls were hit since the start. */
  readonly hits: number;
}

/** Faults with the way to draw the next one. */
export interface FaultInjector extends Faults {
  draw(method: string, chatId: unknown): Fault | null;
}

/** Creates an injector; `random` makes probabilities reproducible. */
export function createFaults(random: () => number): FaultInjector {
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  let hits = 0;
  return {
    add: (rule) => {
      rules.push({ rule, left: rule.times ?? 1 });
    },
    clear: () => {
      rules = [];
    },
    get hits() {
      return hits;
    },
    draw: (method, chatId) => {
      const hit = rules.find(
        ({ rule, left }) =>
          left > 0 && concerns(rule, method, chatId) && random() < (rule.probability ?? 1),
      );
      if (hit === undefined) return null;
      hit.left -= 1;
      hits += 1;
      return hit.rule.fault;
    },
  };
}

function concerns(rule: FaultRule, method: string, chatId: unknown): boolean {
  if (rule.chatId !== undefined && Number(chatId) !== rule.chatId) return false;
  if (rule.method === undefined) return method !== 'getUpdates' && method !== 'getMe';
  return typeof rule.method === 'string' ? rule.method === method : rule.method.includes(method);
}
