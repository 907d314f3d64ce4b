import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { BotApiFailure } from './bot-api-failure.ts';
import type { Arrival, CallLog } from './call-log.ts';
import type { Fault, FaultInjector } from './faults.ts';
import type { CallMethod } from './methods.ts';
import { tooMany } from './rate-limits.ts';
import type { UpdateQueue } from './update-queue.ts';

interface FrontParts {
  readonly token: string;
  readonly methods: CallMethod;
  readonly faults: FaultInjector;
  readonly log: CallLog;
  readonly limit: (chatId: number) => void;
  readonly queue: UpdateQueue;
}

type RawParameters = Readonly<Record<string, unknown>>;

/** Handles `/bot<token>/<method>` and lets planted faults happen on the wire. */
export function createHttpFront(
  parts: FrontParts,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      // A socket the client closed is no event; anything else is a bug of this server.
      if (!response.writableEnded) response.destroy(error as Error);
    });
  };
}

async function handle(
  parts: FrontParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, token, method = ''] = /^\/bot([^/]+)\/([A-Za-z]+)$/u.exec(url.pathname) ?? [];
  const parameters = await readParameters(request, url);
  if (token !== parts.token) {
    refuse(parts, { method, parameters }, new BotApiFailure(401, 'Unauthorized'), response);
    return;
  }
  const arrival: Arrival = { method, parameters, at: Date.now(), endedAt: null };
  parts.log.arrivals.push(arrival);
  response.on('close', () => (arrival.endedAt = Date.now()));
  if (method === 'getUpdates') {
    response.on('close', () => {
      if (!response.writableFinished) parts.queue.abandonPoll();
    });
  }
  const fault = parts.faults.draw(method, parameters['chat_id']);
  if (fault !== null && (await failBefore(parts, { method, parameters }, fault, response))) return;
  const answer = await carryOut(parts, method, parameters);
  if (fault === null) reply(response, answer);
  else await failAfter(fault, answer, response);
}

interface WireAnswer {
  readonly status: number;
  readonly body: object;
}

async function carryOut(
  parts: FrontParts,
  method: string,
  parameters: RawParameters,
): Promise<WireAnswer> {
  try {
    if (method === 'sendMessage') parts.limit(Number(parameters['chat_id']));
    const result = await parts.methods(method, parameters);
    if (method !== 'getUpdates') {
      parts.log.accept({ method, parameters, result, at: Date.now() });
    }
    return { status: 200, body: { ok: true, result } };
  } catch (error) {
    if (!(error instanceof BotApiFailure)) throw error;
    return refusal(parts, { method, parameters }, error);
  }
}

/** Acts out faults that come before the call is carried out; true when nothing is left to do. */
async function failBefore(
  parts: FrontParts,
  call: { readonly method: string; readonly parameters: RawParameters },
  fault: Fault,
  response: ServerResponse,
): Promise<boolean> {
  switch (fault.kind) {
    case 'too-many-requests':
      refuse(parts, call, tooMany(fault.retryAfter), response);
      return true;
    case 'server-error':
      refuse(parts, call, new BotApiFailure(fault.status, 'Internal Server Error'), response);
      return true;
    case 'refusal':
      refuse(parts, call, new BotApiFailure(fault.status, fault.description), response);
      return true;
    case 'reset':
      if (fault.when === 'before') response.socket?.resetAndDestroy();
      return fault.when === 'before';
    case 'half-close':
      if (fault.when === 'before') response.socket?.end();
      return fault.when === 'before';
    case 'delay':
      await sleep(fault.milliseconds);
      return false;
    default:
      return false;
  }
}

async function failAfter(
  fault: Fault,
  answer: WireAnswer,
  response: ServerResponse,
): Promise<void> {
  switch (fault.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'half-close':
      response.socket?.end();
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
      return;
    case 'slow-body':
      await dribble(response, answer, fault.milliseconds);
      return;
    default:
      reply(response, answer);
  }
}

async function dribble(response: ServerResponse, answer: WireAnswer, ms: number): Promise<void> {
  const body = JSON.stringify(answer.body);
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  const size = Math.ceil(body.length / 10);
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    response.write(body.slice(start, start + size));
    await sleep(ms / 10);
  }
  response.end();
}

function refuse(
  parts: FrontParts,
  call: { readonly method: string; readonly parameters: RawParameters },
  failure: BotApiFailure,
  response: ServerResponse,
): void {
  reply(response, refusal(parts, call, failure));
}

function refusal(
  parts: FrontParts,
  call: { readonly method: string; readonly parameters: RawParameters },
  failure: BotApiFailure,
): WireAnswer {
  parts.log.refused.push({
    ...call,
    status: failure.status,
    description: failure.message,
    at: Date.now(),
  });
  return {
    status: failure.status,
    body: {
      ok: false,
      error_code: failure.status,
      description: failure.message,
      ...(failure.parameters === undefined ? {} : { parameters: failure.parameters }),
    },
  };
}

function reply(response: ServerResponse, { status, body }: WireAnswer): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readParameters(request: IncomingMessage, url: URL): Promise<RawParameters> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const type = request.headers['content-type'] ?? '';
  const query = fromForm(url.searchParams);
  if (body === '') return query;
  if (type.startsWith('application/json')) return { ...query, ...(JSON.parse(body) as object) };
  return { ...query, ...fromForm(new URLSearchParams(body)) };
}

/** Form fields carry structures as JSON and numbers as text. */
function fromForm(form: URLSearchParams): RawParameters {
  return Object.fromEntries(
    [...form].map(([name, value]) => {
      const structured = /^(?:[[{]|-?\d+$|true$|false$)/u.test(value) && name !== 'text';
      return [name, structured ? (JSON.parse(value) as unknown) : value];
    }),
  );
}
