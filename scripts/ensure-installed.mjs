// Installs what is missing from the lock file; runs before every script, so it depends on nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const stamp = new URL('../node_modules/.installed-lock-hash', import.meta.url);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Verbatim needs Node 20.19 or newer; this is ${process.version}.\n`);
  process.exit(1);
}

const wanted = createHash('sha256')
  .update(readFileSync(new URL('../package-lock.json', import.meta.url)))
  .update(process.versions.modules)
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
if (installed !== wanted) {
  process.stderr.write(
    'Installing dependencies (once; native parts are compiled, a few minutes) …\n',
  );
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'], {
    cwd: project,
    stdio: ['ignore', 2, 2],
    // Without this npm passes its own settings of the running script on to the install.
    env: { ...process.env, npm_config_production: '' },
  });
  if (status !== 0) {
    process.stderr.write(
      'The installation failed; see the lines above. It needs Python 3, make and g++, and the network once.\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
