import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('names the licence of every package that is installed in production', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/write-notice.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
