import { Agent, DecoratorHandler, request, type Dispatcher } from 'undici';
import type { BotApiErrorParameters } from './bot-api-error.ts';

/** How one attempt at a call ended. */
export type CallOutcome =
  | { readonly kind: 'ok'; readonly result: unknown }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly description: string;
      readonly parameters: BotApiErrorParameters;
    }
  | { readonly kind: 'too-many-requests'; readonly retryAfterMs: number }
  | { readonly kind: 'server-error'; readonly status: number }
  /** No byte of the request left this machine. */
  | { readonly kind: 'not-written'; readonly cause: unknown }
  /** The request was written, no complete answer came back. */
  | { readonly kind: 'broken'; readonly cause: unknown };

/** Settings of one attempt. */
export interface AttemptOptions {
  /** For the whole attempt, connection included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /**
   * Called once a connection stands and the next thing done is writing the request to it; what it
   * throws keeps the request from being written.
   */
  readonly onWriting?: () => void;
}

/** Carries single calls to the Bot API over HTTP. */
export interface Transport {
  /** Never rejects: every way a call can end is an outcome. */
  attempt(
    method: string,
    parameters: Readonly<Record<string, unknown>>,
    options: AttemptOptions,
  ): Promise<CallOutcome>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 8_000;

/** Creates the transport; `apiRoot` without a slash at the end. */
export function createTransport({
  apiRoot,
  token,
}: {
  readonly apiRoot: string;
  readonly token: string;
}): Transport {
  const agent = new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    // An idle connection is dropped well before servers drop theirs, so that hardly any request
    // is written to a connection that is being closed at the other end.
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
  });
  return {
    attempt: async (method, parameters, { timeoutMs, signal, onWriting }) => {
      const timeout = AbortSignal.timeout(timeoutMs);
      const progress = { written: false };
      const dispatcher = agent.compose(
        beforeWriting(() => {
          onWriting?.();
          progress.written = true;
        }),
      );
      try {
        const response = await request(`${apiRoot}/bot${token}/${method}`, {
          dispatcher,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(parameters),
          signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        });
        return toOutcome(response.statusCode, await response.body.text());
      } catch (cause) {
        return { kind: progress.written ? 'broken' : 'not-written', cause };
      }
    },
    close: () => agent.destroy(),
  };
}

/** Hooks into undici where it has a connection for a request and writes to it in the same turn. */
function beforeWriting(notice: () => void): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const inner: Dispatcher.DispatchHandler = new DecoratorHandler(handler);
    const start = inner.onRequestStart?.bind(inner);
    inner.onRequestStart = (controller, context) => {
      start?.(controller, context);
      // A call that was given up while it waited for a connection is aborted here.
      if (!controller.aborted) notice();
    };
    return dispatch(options, inner);
  };
}

/** An answer as documented at core.telegram.org/bots/api#making-requests. */
interface ApiAnswer {
  readonly ok?: unknown;
  readonly result?: unknown;
  readonly error_code?: unknown;
  readonly description?: unknown;
  readonly parameters?: BotApiErrorParameters;
}

function toOutcome(httpStatus: number, body: string): CallOutcome {
  if (httpStatus >= 500) return { kind: 'server-error', status: httpStatus };
  const answer = parseAnswer(body);
  if (answer === null) {
    // A proxy's page: with a success status the call may have been carried out behind it.
    return httpStatus < 400
      ? { kind: 'broken', cause: new Error('The answer is not JSON') }
      : { kind: 'server-error', status: httpStatus };
  }
  if (answer.ok === true) return { kind: 'ok', result: answer.result };
  const status = typeof answer.error_code === 'number' ? answer.error_code : httpStatus;
  if (status >= 500) return { kind: 'server-error', status };
  const parameters = answer.parameters ?? {};
  if (status === 429) {
    return { kind: 'too-many-requests', retryAfterMs: (parameters.retry_after ?? 1) * 1_000 };
  }
  const description = typeof answer.description === 'string' ? answer.description : '';
  return { kind: 'refused', status, description, parameters };
}

function parseAnswer(body: string): ApiAnswer | null {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? answer : null;
  } catch {
    return null;
  }
}
