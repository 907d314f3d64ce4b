import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-doctor-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function doctor(settings: Readonly<Record<string, string>>, ...options: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/commands/doctor.ts', ...options], {
    env: { ...process.env, DATA_DIR: path.join(folder, 'data'), ...settings },
    encoding: 'utf8',
  });
}

it('finds nothing wrong with a fresh checkout', () => {
  const { status, stdout } = doctor({});
  expect(stdout).not.toContain('✘');
  expect(status).toBe(0);
});

it('names every failure with what to do, and ends with status 1', () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  const { status, stdout } = doctor({
    DATA_DIR: path.join(file, 'data'),
    REPORT: path.join(folder, 'missing.txt'),
    BOT_TOKEN: '1:a',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
  });
  expect(status).toBe(1);
  for (const failed of ['DATA_DIR', 'Report', 'Telegram']) expect(stdout).toContain(`✘ ${failed}`);
  for (const advice of ['write access', 'missing.txt', 'TELEGRAM_API_ROOT']) {
    expect(stdout).toContain(advice);
  }
});

it('names every wrong setting at once', () => {
  const { status, stderr } = doctor({ OPS_PORT: 'x', BOT_MODE: 'y' });
  expect(status).toBe(1);
  expect(stderr).toContain('OPS_PORT');
  expect(stderr).toContain('BOT_MODE');
});

it.each([
  ['better-sqlite3', 'better_sqlite3'],
  ['hnswlib-node', 'addon'],
  ['onnxruntime-node', 'onnxruntime_binding'],
])('says how to build %s anew when its native part is missing', (name, file) => {
  const missing =
    "import m from 'node:module';const load=m._extensions['.node'];" +
    `m._extensions['.node']=(module,file)=>{if(file.endsWith('/${file}.node'))` +
    "throw Object.assign(new Error('gone'),{code:'MODULE_NOT_FOUND'});load(module,file)}";
  const { status, stdout, stderr } = doctor({
    NODE_OPTIONS: `--import=data:text/javascript;base64,${btoa(missing)}`,
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(new RegExp(`✘ Native part ${name}: .*npm rebuild ${name}`, 'u'));
  expect(stdout.match(/✘ Native part/gu)).toHaveLength(1);
  expect(stdout).not.toContain('cannot be written');
  expect(stdout).toContain('✔ Report');
  expect(stdout + stderr).not.toMatch(/^ +at /mu);
});

it('says what to do about a model that is missing or damaged', () => {
  const { status, stdout } = doctor({ EMBEDDING_MODEL: 'no-such-model' });
  expect(status).toBe(1);
  expect(stdout).toMatch(/✘ Models: .*no-such-model.*Unset EMBEDDING_MODEL/u);
});

it('gives up on a check that does not end, and names it', async () => {
  const silent = spawn(process.execPath, [
    '-e',
    "require('net').createServer().listen(0, function () { console.log(this.address().port) })",
  ]);
  const [port] = (await once(silent.stdout, 'data')) as readonly Buffer[];
  const apiRoot = `http://127.0.0.1:${String(port).trim()}`;
  const settings = { BOT_TOKEN: '1:a', TELEGRAM_API_ROOT: apiRoot };
  const { status, stdout } = doctor(settings, '--limit', '4');
  silent.kill();
  expect(status).toBe(1);
  expect(stdout).toMatch(/✘ [\w ]+: did not end within 4 seconds/u);
});
