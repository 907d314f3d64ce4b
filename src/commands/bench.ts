/**
 * `npm run bench`: measures speed and memory with the bundled report and with generated ones, as a
 * user meets them (`ask` in a process of its own) and part by part.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { bundledLexicon } from '../composition/bundled-knowledge.ts';
import { openSearch } from '../composition/open-search.ts';
import { projectFolder, type Config } from '../config.ts';
import { startEmbedder, type RunningEmbedder } from '../embedding/transformers-embedder.ts';
import { formatSpeed } from '../evaluation/speed/format-speed.ts';
import { generateText } from '../evaluation/speed/generated-text.ts';
import { measureSpeed } from '../evaluation/speed/measure-speed.ts';
import {
  readSpeedFigures,
  writeSpeedFigures,
  type SpeedFigures,
} from '../evaluation/speed/speed-figures.ts';
import { readTuningQuestions } from '../evaluation/tuning-questions.ts';
import { readReportFile } from '../report/report-file.ts';
import { callerPath, createProgram, EXIT, loadConfig, runCommand } from './command-line.ts';

const BASELINE_FILE = path.join(projectFolder, 'data/speed-baseline.json');
const QUESTIONS_FILE = path.join(projectFolder, 'data/questions.jsonl');
const ASK_FILE = path.join(projectFolder, 'src/commands/ask.ts');
/** Paragraphs of the bundled report; that size is measured on the report itself. */
const BUNDLED_SIZE = 39;

interface BenchOptions {
  readonly sizes: readonly number[];
  readonly json?: string;
  readonly updateBaseline?: true;
}

function readOptions(): BenchOptions {
  return createProgram('bench', 'Measures speed and memory with reports of several sizes.')
    .option(
      '--sizes <list>',
      `numbers of paragraphs, comma-separated; ${BUNDLED_SIZE} is the bundled report`,
      sizes,
      [BUNDLED_SIZE, 1000, 10_000],
    )
    .option('--json <file>', 'write all figures to a file')
    .option('--update-baseline', 'store the figures in data/speed-baseline.json')
    .parse()
    .opts<BenchOptions>();
}

function sizes(list: string): readonly number[] {
  return list.split(',').map((text) => {
    if (!/^[1-9]\d{0,5}$/u.test(text)) {
      throw new InvalidArgumentError('Whole numbers from 1, comma-separated, are needed.');
    }
    return Number(text);
  });
}

/** The file with a report of that size; a generated one is written to the data folder. */
async function reportOfSize(size: number, config: Config): Promise<string> {
  if (size === BUNDLED_SIZE) return config.bundledReport;
  const { paragraphs } = await readReportFile(config.bundledReport);
  const folder = path.join(config.dataDir, 'bench');
  const file = path.join(folder, `report-${size}.txt`);
  await mkdir(folder, { recursive: true });
  const texts = paragraphs.map(({ text }) => text);
  await writeFile(file, generateText(texts, size));
  return file;
}

async function measureSize(
  size: number,
  config: Config,
  embedder: RunningEmbedder,
): Promise<SpeedFigures> {
  process.stderr.write(`Measuring ${size} paragraphs …\n`);
  const file = await reportOfSize(size, config);
  const questions = await readTuningQuestions(QUESTIONS_FILE);
  const report = await readReportFile(file);
  return measureSpeed({
    report,
    questions: questions.map(({ question }) => question),
    embedder,
    askCommand: ['--import', 'tsx', ASK_FILE, '--jsonl', '--report', file],
    async openRetriever(remembering, folder) {
      const index = { folders: [folder] };
      const search = await openSearch(report, bundledLexicon(), { embedder: remembering, index });
      return search.retriever;
    },
  });
}

function merged(
  stored: readonly SpeedFigures[],
  measured: readonly SpeedFigures[],
): readonly SpeedFigures[] {
  const sizesNow = new Set(measured.map(({ paragraphs }) => paragraphs));
  const kept = stored.filter(({ paragraphs }) => !sizesNow.has(paragraphs));
  return [...kept, ...measured].sort((left, right) => left.paragraphs - right.paragraphs);
}

/** Other work on the machine makes every time longer, so it is told with the figures. */
function describeMachine(): string {
  const [load = 0] = loadavg();
  const busy = load.toFixed(1);
  return `${availableParallelism()} processors, load average ${busy} before measuring`;
}

await runCommand(async () => {
  const options = readOptions();
  const config = loadConfig();
  const embedder = await startEmbedder({
    ...config.embedding,
    cacheFolder: path.join(config.dataDir, 'models'),
  });
  process.stdout.write(`${describeMachine()}\n`);
  const measured: SpeedFigures[] = [];
  try {
    for (const size of options.sizes) measured.push(await measureSize(size, config, embedder));
  } finally {
    await embedder.close();
  }
  const stored = await readSpeedFigures(BASELINE_FILE);
  process.stdout.write(`${formatSpeed(measured, stored)}\n`);
  if (options.json !== undefined) await writeSpeedFigures(callerPath(options.json), measured);
  if (options.updateBaseline) await writeSpeedFigures(BASELINE_FILE, merged(stored, measured));
  return EXIT.ok;
});
