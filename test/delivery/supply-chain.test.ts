import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
};
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

it('pins every dependency to one version', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const loose = versions.filter(
    ([, version]) => !/^(\d+\.\d+\.\d+$|file:packaging\/unused\/)/u.test(version),
  );
  expect(loose).toEqual([]);
});

it('checks every package from the registry by its hash', () => {
  const unchecked = Object.entries(packages)
    .filter(([place, { link }]) => place.startsWith('node_modules/') && link !== true)
    .filter(([, { resolved = '', integrity = '' }]) => {
      const elsewhere = resolved !== '' && !resolved.startsWith('https://registry.npmjs.org/');
      return elsewhere || !integrity.startsWith('sha512-');
    });
  expect(unchecked.map(([place]) => place)).toEqual([]);
});

it('puts empty stand-ins in place of what the bot never uses, with any version of npm', () => {
  for (const name of ['sharp', 'onnxruntime-web']) {
    const place = `packaging/unused/${name}`;
    expect(manifest.overrides[name]).toBe(`$${name}`);
    expect(realpathSync(`node_modules/${name}`)).toBe(path.resolve(place));
    // npm 10 takes this for the target of the link; npm writes it wrong for a mere override.
    expect(packages[`node_modules/${name}`]).toEqual({ resolved: place, link: true });
    const copies = Object.keys(packages).filter((each) => each.endsWith(`/${name}`));
    expect(copies).toEqual([`node_modules/${name}`, place]);
  }
});

it('names the licence of every package that is installed in production', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/write-notice.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

it('names the licence of every model and word list that is bundled', () => {
  const notice = readFileSync('NOTICE', 'utf8');
  const folders = readdirSync('embeddings').filter((name) => !['training', 'index'].includes(name));
  for (const folder of folders) {
    const card = readFileSync(`embeddings/${folder}/README.md`, 'utf8');
    expect(card).toMatch(/licence/iu);
    expect(notice).toMatch(new RegExp(`^${folder}/.*: (?:MIT|CC BY-SA 4\\.0)`, 'mu'));
  }
  const lists = readdirSync('embeddings/lexicon').filter((name) => name.endsWith('.tsv'));
  for (const list of lists) expect(notice).toContain(`lexicon/${list}: `);
});
