import { createServer, type Server } from 'node:http';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Whether the parts that questions need are there. */
export interface Readiness {
  readonly index: boolean;
  /** Null when there is no bot, only the terminal chat. */
  readonly telegram: boolean | null;
}

/** What the health server shows. */
export interface OpsServerParts {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly metrics: Pick<Metrics, 'scrape'>;
  readonly readiness: () => Readiness;
  readonly log: Log;
}

/** The health server, or a stand-in when its port was taken. */
export interface OpsServer {
  /** Null when the port was taken. */
  readonly port: number | null;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (the event loop turns), `/readyz` (index loaded, Telegram reachable; else 503)
 * and `/metrics`.
 *
 * A port that is taken is an error in the log, no reason to leave users without answers.
 */
export async function startOpsServer(parts: OpsServerParts): Promise<OpsServer> {
  const { host, port, log } = parts;
  const server = createServer((request, response) => {
    const respond = (status: number, body: string, contentType = 'application/json') => {
      response.writeHead(status, { 'content-type': contentType }).end(body);
    };
    request.resume();
    if (request.method !== 'GET' && request.method !== 'HEAD') respond(405, '{}');
    else
      answer(parts, request.url ?? '/', respond).catch((error: unknown) => {
        log.error({ err: error }, 'The health server failed');
        respond(500, '{}');
      });
  });
  server.requestTimeout = 5_000;
  server.headersTimeout = 5_000;
  try {
    const actual = await listen(server, host, port);
    log.info({ host, port: actual }, 'The health server listens');
    return { port: actual, close: () => close(server) };
  } catch (error) {
    log.error({ err: error, host, port }, 'The health server cannot listen; change OPS_PORT');
    return { port: null, close: () => Promise.resolve() };
  }
}

type Respond = (status: number, body: string, contentType?: string) => void;

async function answer(parts: OpsServerParts, url: string, respond: Respond): Promise<void> {
  switch (url.split('?')[0]) {
    case '/healthz':
      respond(200, '{"status":"alive"}');
      return;
    case '/readyz': {
      const readiness = parts.readiness();
      const ready = readiness.index && readiness.telegram !== false;
      respond(ready ? 200 : 503, JSON.stringify({ ready, ...readiness }));
      return;
    }
    case '/metrics': {
      const { contentType, body } = await parts.metrics.scrape();
      respond(200, body, contentType);
      return;
    }
    default:
      respond(404, '{}');
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
