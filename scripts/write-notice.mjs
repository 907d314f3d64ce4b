// Writes NOTICE: the bundled models and word lists with their licences and those of what they were made
// from, and, from the lock file, every package that is installed in production.
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

/** What was made from data of others; each folder's README says which data went where. */
const learned = [
  {
    files: 'encoder/',
    licence: 'MIT, like the project',
    data: [
      'questions and reports written for the project; provincial reports and laws (public documents)',
      'CMRC 2018 (CC BY-SA 4.0), DRCD (CC BY-SA 3.0), DuReader (Apache-2.0), CRUD_RAG (MIT), STARD (MIT)',
      'xwlb television news, web news of CRUD_RAG, LawRefBook, CSL, UHGEval (MIT, Apache-2.0 and public documents; text of television news (c) CCTV)',
      'CC-CEDICT and NTREX (CC BY-SA 4.0), Tatoeba (CC BY 2.0 FR), TICO-19 (CC0)',
      'word list of jieba (MIT), readings of pinyin-pro (MIT)',
    ],
  },
  {
    files: 'reader/',
    licence: 'MIT, like the project',
    data: [
      'questions and reports written for the project; provincial reports (public documents) and news',
      'CMRC 2018 (CC BY-SA 4.0), DRCD (CC BY-SA 3.0), DuReader (Apache-2.0), CRUD_RAG (MIT)',
    ],
  },
  {
    files: 'lexicon/lexicon.tsv',
    licence: 'CC BY-SA 4.0',
    data: [
      'CC-CEDICT and NTREX (CC BY-SA 4.0), Tatoeba (CC BY 2.0 FR), TICO-19 (CC0)',
      'questions written for the project',
    ],
  },
  {
    files: 'lexicon/wordings.tsv',
    licence: 'CC BY-SA 4.0',
    data: [
      'questions written for the project, and a list written by hand',
      'CMRC 2018 (CC BY-SA 4.0), DRCD (CC BY-SA 3.0), DuReader (Apache-2.0), CRUD_RAG (MIT), STARD (MIT)',
    ],
  },
  {
    files: 'lexicon/pinyin.tsv',
    licence: 'MIT',
    data: ['readings of pinyin-pro (MIT)'],
  },
];

function describe({ files, licence, data }) {
  return `${files}: ${licence}; made from\n${data.map((line) => `  ${line}\n`).join('')}`;
}

const text = `Verbatim
Licensed under the MIT License; see LICENSE.

The report in data/ is reproduced as published; its rights remain with its publisher.

Models and learned data in embeddings/

${learned.map(describe).join('\n')}
Packages installed in production, by licence (from package-lock.json; texts in node_modules)

${sections.join('\n')}`;

if (!process.argv.includes('--check')) writeFileSync(notice, text);
else if (readFileSync(notice, 'utf8') !== text) {
  process.stderr.write('NOTICE is out of date: run `node scripts/write-notice.mjs`.\n');
  process.exit(1);
}
