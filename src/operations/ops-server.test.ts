import { afterEach, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { startOpsServer, type OpsServer } from './ops-server.ts';

const servers: OpsServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(
  readiness: { readonly index: boolean; readonly telegram: boolean | null },
  port = 0,
  lines: string[] = [],
): Promise<OpsServer> {
  const destination = { write: (line: string) => void lines.push(line) };
  const server = await startOpsServer({
    host: '127.0.0.1',
    port,
    metrics: createMetrics(),
    readiness: () => readiness,
    log: createLog({ level: 'info', secrets: [], destination }),
  });
  servers.push(server);
  return server;
}

async function statusOf(server: OpsServer, route: string, method = 'GET'): Promise<number> {
  const url = `http://127.0.0.1:${server.port ?? 0}${route}`;
  return (await fetch(url, { method })).status;
}

it('is alive but not ready while index or Telegram are missing', async () => {
  for (const readiness of [
    { index: false, telegram: true },
    { index: true, telegram: false },
  ]) {
    const server = await start(readiness);
    expect(await statusOf(server, '/healthz')).toBe(200);
    expect(await statusOf(server, '/readyz')).toBe(503);
  }
  expect(await statusOf(await start({ index: true, telegram: true }), '/readyz')).toBe(200);
});

it('shows metrics and nothing else, to readers only', async () => {
  const server = await start({ index: true, telegram: true });
  expect(await statusOf(server, '/metrics')).toBe(200);
  expect(await statusOf(server, '/')).toBe(404);
  expect(await statusOf(server, '/metrics', 'POST')).toBe(405);
});

it('does not keep the bot from starting when its port is taken', async () => {
  const first = await start({ index: true, telegram: true });
  const lines: string[] = [];
  const second = await start({ index: true, telegram: true }, first.port ?? 0, lines);
  expect(second.port).toBeNull();
  expect(lines.join('')).toContain('OPS_PORT');
});
