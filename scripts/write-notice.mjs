// Writes NOTICE from the lock file: every package that is installed in production, with its licence.
// `--check` writes nothing and ends with status 1 when NOTICE is out of date.
import { readFileSync, writeFileSync } from 'node:fs';

const notice = new URL('../NOTICE', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

const byLicence = new Map();
for (const [place, { dev, link, license, version }] of Object.entries(lock.packages)) {
  const name = place.split('node_modules/').at(-1);
  // Not ours to mention: the product itself, and the empty stand-ins in packaging/unused.
  const ours = !place.startsWith('node_modules/');
  if (ours || dev || link || license === undefined || name === undefined) continue;
  const packages = byLicence.get(license) ?? new Set();
  byLicence.set(license, packages.add(`${name} ${version}`));
}

const sections = [...byLicence]
  .sort(([one], [other]) => one.localeCompare(other, 'en'))
  .map(
    ([licence, packages]) =>
      `${licence}\n${[...packages]
        .sort((one, other) => one.localeCompare(other, 'en'))
        .map((name) => `  ${name}\n`)
        .join('')}`,
  );

const text = `Verbatim
Licensed under the MIT License; see LICENSE.

The report in data/ is reproduced as published; its rights remain with its publisher.

Models and learned data in embeddings/
  Each folder has a card or README that lists the data it was made from with licences.
  lexicon/lexicon.tsv is derived from CC-CEDICT and NTREX: CC BY-SA 4.0.

Packages installed in production, by licence (from package-lock.json; texts in node_modules)

${sections.join('\n')}`;

if (!process.argv.includes('--check')) writeFileSync(notice, text);
else if (readFileSync(notice, 'utf8') !== text) {
  process.stderr.write('NOTICE is out of date: run `node scripts/write-notice.mjs`.\n');
  process.exit(1);
}
