import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../../operations/log.ts';
import type { IncomingUpdate } from './journal.ts';
import type { UpdateIntake } from './update-intake.ts';
import { WebhookAddressError } from './webhook-address-error.ts';

/** What the webhook server needs. */
export interface WebhookServerParts {
  readonly intake: Pick<UpdateIntake, 'accept'>;
  readonly log: Log;
  readonly secret: string;
  /** The only path that is answered, for instance `/hook`. */
  readonly path: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
}

/** A webhook server that listens. */
export interface WebhookServer {
  readonly port: number;
  /** Stops listening and waits for requests in work. */
  close(): Promise<void>;
}

/** Updates are a few KB; Telegram's largest messages stay far below this. */
const MAX_BODY_BYTES = 1_000_000;
const LINGER_MS = 1_000;

/**
 * Starts the plain HTTP server that a TLS proxy forwards Telegram's requests to.
 *
 * It answers 200 only once the update is in the journal, 503 when the queue is full or the disk is,
 * so that Telegram tries again.
 *
 * @throws WebhookAddressError when the port is taken or not allowed
 */
export async function startWebhookServer(parts: WebhookServerParts): Promise<WebhookServer> {
  const server = createServer(
    {
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 60_000,
      maxHeaderSize: 8_192,
    },
    (request, response) => {
      answer(parts, request, response).catch((error: unknown) => {
        if (!response.headersSent) reply(response, 503);
        parts.log.error({ err: error }, 'A webhook request could not be taken');
      });
    },
  );
  server.maxConnections = 1_000;
  server.maxRequestsPerSocket = 10_000;
  return { port: await listen(server, parts), close: () => close(server) };
}

async function answer(
  parts: WebhookServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(parts, request);
  if (refusal !== null) {
    refuse(request, response, refusal);
    return;
  }
  const body = await readBody(request);
  if (body === 'too-large') {
    refuse(request, response, 413);
    return;
  }
  if (body === 'aborted') return;
  const update = parseUpdate(body);
  if (update === null) reply(response, 400);
  else reply(response, parts.intake.accept([update]) === 'accepted' ? 200 : 503);
}

/** The status to refuse with before the body is read, or null. */
function refusalOf(parts: WebhookServerParts, request: IncomingMessage): number | null {
  // First, so that whoever does not know it learns nothing else.
  const given = request.headers['x-telegram-bot-api-secret-token'];
  if (typeof given !== 'string' || !sameSecret(given, parts.secret)) return 401;
  if (pathOf(request.url ?? '/') !== parts.path) return 404;
  if (request.method !== 'POST') return 405;
  return Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES ? 413 : null;
}

/** Cuts by hand: anything can come, and `URL` throws at `//`. Some proxies send the whole address. */
function pathOf(target: string): string {
  return target.replace(/^https?:\/\/[^/]*/iu, '').replace(/[?#].*$/su, '');
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Reads by hand: leaving a `for await` early would tear the connection before the refusal is sent. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else resolve('too-large');
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.once('close', () => {
      resolve('aborted');
    });
  });
}

function parseUpdate(body: string): IncomingUpdate | null {
  try {
    const update: unknown = JSON.parse(body);
    if (typeof update !== 'object' || update === null || !('update_id' in update)) return null;
    return Number.isSafeInteger(update.update_id) ? (update as IncomingUpdate) : null;
  } catch {
    return null;
  }
}

function reply(response: ServerResponse, status: number): void {
  const headers = {
    'content-type': 'application/json',
    ...(status === 405 && { allow: 'POST' }),
    ...(status === 503 && { 'retry-after': '5' }),
  };
  response.writeHead(status, headers).end('{}');
}

/**
 * Refuses, throws away what else comes for a moment, and hangs up: closing at once would reset the
 * connection under a client that is still writing, and hide the refusal from it.
 */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  reply(response, status);
  request.resume();
  setTimeout(() => {
    request.socket.destroy();
  }, LINGER_MS).unref();
}

function listen(server: Server, { host, port }: WebhookServerParts): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new WebhookAddressError({ host, port }, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection in use now is idle a moment later; Telegram keeps them open for a long time.
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    server.close(() => {
      clearInterval(idle);
      resolve();
    });
  });
}
