import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/config.ts';
import { startTelegramServer } from '../telegram-server/telegram-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-npm-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Processes that are still there; a signal of 0 only asks. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('npm start', () => {
  it('stops with everything it started when npm itself gets SIGTERM', async () => {
    const child = spawn('npm', ['start'], {
      cwd: projectFolder,
      env: {
        ...process.env,
        BOT_TOKEN: '',
        REPORT: '',
        DATA_DIR: path.join(folder, 'data'),
        INDEX_DIR: path.join(folder, 'index'),
      },
    });
    const exited = once(child, 'exit');
    let output = '';
    child.stdout.setEncoding('utf8');
    for await (const text of child.stdout as AsyncIterable<string>) {
      output += text;
      if (output.includes('BOT_TOKEN')) break;
    }
    const tree = spawnSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], { encoding: 'utf8' });
    const started = tree.stdout.trim().split(/\s+/u).map(Number);
    expect(started.every((pid) => pid > 0 && isRunning(pid))).toBe(true);
    child.kill('SIGTERM');
    await exited;
    await expect.poll(() => started.filter(isRunning), { timeout: 10_000 }).toEqual([]);
  });
});

describe('npm start with a token', () => {
  it('is the bot, and ends with status 0 on SIGTERM', async () => {
    const server = await startTelegramServer();
    const child = spawn('npm', ['start'], {
      cwd: projectFolder,
      stdio: 'ignore',
      env: {
        ...process.env,
        BOT_TOKEN: server.token,
        TELEGRAM_API_ROOT: server.apiRoot,
        OPS_PORT: '0',
        REPORT: '',
        DATA_DIR: path.join(folder, 'bot'),
        INDEX_DIR: path.join(folder, 'index'),
      },
    });
    const exited = once(child, 'exit');
    try {
      await server.waitFor(({ method }) => method === 'setChatMenuButton', { timeoutMs: 60_000 });
      const from = server.addUser();
      server.pushMessage({ chat: server.addPrivateChat(from), from, text: '划分网格多少个' });
      const { result } = await server.waitFor(({ method }) => method === 'sendMessage', {
        timeoutMs: 30_000,
      });
      expect((result as { text: string }).text).toContain('8.6萬個');
      child.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
      await server.close();
    }
  }, 120_000);
});

describe('the installer before every script', () => {
  it('installs once for a lock file, telling standard error alone', () => {
    const project = path.join(folder, 'project');
    mkdirSync(path.join(project, 'scripts'), { recursive: true });
    mkdirSync(path.join(project, 'part'));
    const installer = path.join(project, 'scripts', 'ensure-installed.mjs');
    copyFileSync(path.join(projectFolder, 'scripts', 'ensure-installed.mjs'), installer);
    const write = (name: string, content: unknown): void => {
      writeFileSync(path.join(project, name), JSON.stringify(content));
    };
    write('part/package.json', { name: 'part', version: '1.0.0' });
    const dependencies = { part: 'file:part' };
    write('package.json', { name: 'project', version: '1.0.0', dependencies });
    write('package-lock.json', {
      name: 'project',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'project', version: '1.0.0', dependencies },
        'node_modules/part': { resolved: 'part', link: true },
        part: { version: '1.0.0' },
      },
    });
    // Under `npm run -s` the outer npm hands its silence on.
    const env = { ...process.env, npm_config_loglevel: 'notice' };
    const install = () => spawnSync(process.execPath, [installer], { encoding: 'utf8', env });
    const first = install();
    expect([first.status, first.stdout]).toEqual([0, '']);
    expect(first.stderr).toContain('Installing dependencies');
    expect(first.stderr).toMatch(/added 1 package/u);
    const second = install();
    expect([second.status, second.stdout, second.stderr]).toEqual([0, '', '']);
  });
});
