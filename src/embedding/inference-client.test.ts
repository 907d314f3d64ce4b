import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../config.ts';
import { InferenceClient } from './inference-client.ts';

const SILENT_MS = 300;
const cacheFolder = 'embeddings/never-used';

let client: InferenceClient;
let reasons: string[];

beforeEach(async () => {
  reasons = [];
  const events = { onRestart: ({ reason }: { readonly reason: string }) => reasons.push(reason) };
  client = new InferenceClient({ ...parseConfig({}).embedding, cacheFolder }, events, SILENT_MS);
  await client.start();
});

afterEach(() => client.close());

describe('an inference process that hangs', () => {
  it('is ended and started again, and what was asked of it is answered', async () => {
    const before = await client.embed(['平安']);
    const stopped = client.pid ?? 0;
    process.kill(stopped, 'SIGSTOP');
    const [one, other] = await Promise.all([client.embed(['平安']), client.embed(['平安'])]);
    expect(one).toEqual(before);
    expect(other).toEqual(before);
    expect(reasons).toEqual([expect.stringContaining('no answer')]);
    expect(client.pid).not.toBe(stopped);
    expect(() => process.kill(stopped, 0)).toThrow('ESRCH');
  });

  it('is told apart from one that works through a long request', async () => {
    const texts = Array.from({ length: 5_000 }, (_, at) => `第${at}段${'平安建设'.repeat(100)}`);
    const started = performance.now();
    await client.embed(texts);
    expect(performance.now() - started).toBeGreaterThan(SILENT_MS);
    expect(reasons).toEqual([]);
  });

  it('is ended with the client', async () => {
    const stopped = client.pid ?? 0;
    process.kill(stopped, 'SIGSTOP');
    const asked = client.embed(['平安']).catch((error: unknown) => error);
    await client.close();
    expect(await asked).toBeInstanceOf(Error);
    await sleep(50);
    expect(() => process.kill(stopped, 0)).toThrow('ESRCH');
  });
});
