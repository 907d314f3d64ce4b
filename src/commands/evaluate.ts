/**
 * `npm run evaluate`: asks the product questions with known answers and prints how well it answers,
 * against the figures stored in `data/baseline.json`.
 */
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { openAnswerer } from '../composition/open-answerer.ts';
import { projectFolder, type Config } from '../config.ts';
import { startEmbedder, type RunningEmbedder } from '../embedding/transformers-embedder.ts';
import { readBaseline, writeFigures, type Baseline } from '../evaluation/baseline-file.ts';
import { DataSetError } from '../evaluation/data-set-error.ts';
import { examine } from '../evaluation/examinee.ts';
import type { SetFigures } from '../evaluation/figures.ts';
import { formatFigures, worseFigures } from '../evaluation/format-figures.ts';
import { measureSets, type NamedSets } from '../evaluation/measure-sets.ts';
import { progressOn } from '../evaluation/progress-line.ts';
import { publicSets, readPublicSet } from '../evaluation/public-questions.ts';
import { readPassageQuestions, readReportQuestions } from '../evaluation/report-questions.ts';
import { readTuningQuestions } from '../evaluation/tuning-questions.ts';
import { readReportFile } from '../report/report-file.ts';
import { callerPath, createProgram, EXIT, loadConfig, runCommand } from './command-line.ts';

const BASELINE_FILE = path.join(projectFolder, 'data/baseline.json');
const QUESTIONS_FILE = path.join(projectFolder, 'data/questions.jsonl');
const OTHER_REPORTS_FILE = path.join(projectFolder, 'data/other-reports.jsonl');

interface EvaluateOptions {
  readonly reports?: string;
  readonly written?: string;
  readonly split: string;
  readonly bench?: string;
  readonly only?: readonly string[];
  readonly sample?: number;
  readonly json?: string;
  readonly updateBaseline?: true;
  readonly strict?: true;
}

/** A set of questions that is read when its turn comes. */
interface PlannedSets {
  readonly name: string;
  readonly read: () => Promise<NamedSets>;
}

function readOptions(): EvaluateOptions {
  const program = createProgram('evaluate', 'Measures how well reports are searched and answered.')
    .option('--reports <file>', 'also whole reports with questions, .jsonl or .jsonl.zst')
    .option('--written <file>', 'also scattered passages with questions, .jsonl or .jsonl.zst')
    .option('--split <name>', 'which of these reports and passages', 'dev')
    .option('--bench <folder>', 'also the public sets: DRCD, CMRC2018 and XQuAD')
    .option('--only <names>', 'only these sets, comma-separated', (names) => names.split(','))
    .option('--sample <n>', 'at most n questions about every report', positiveInteger)
    .option('--json <file>', 'write all figures to a file')
    .option('--update-baseline', 'store the figures in data/baseline.json')
    .option('--strict', 'exit with 1 when a figure became worse beyond noise')
    .parse();
  const options = program.opts<EvaluateOptions>();
  if (options.updateBaseline && options.sample !== undefined) {
    program.error('A sample is no baseline: leave out --sample or --update-baseline.');
  }
  return options;
}

function plan(options: EvaluateOptions, config: Config): readonly PlannedSets[] {
  const { reports, written, split, bench, only } = options;
  const planned: PlannedSets[] = [];
  const add = (name: string, readSets: () => Promise<NamedSets['sets']>): void => {
    if (only !== undefined && !only.includes(name)) return;
    planned.push({ name, read: async () => ({ name, sets: await readSets() }) });
  };
  add('bundled', async () => {
    const report = await readReportFile(config.bundledReport);
    return [{ report, questions: await readTuningQuestions(QUESTIONS_FILE) }];
  });
  add('other-reports', () => readReportQuestions(OTHER_REPORTS_FILE, 'test'));
  if (reports !== undefined) {
    add(`reports-${split}`, () => readReportQuestions(callerPath(reports), split));
  }
  if (written !== undefined) {
    add(`written-${split}`, async () => [await readPassageQuestions(callerPath(written), split)]);
  }
  if (bench !== undefined) {
    const folder = callerPath(bench);
    for (const set of publicSets) add(set.name, async () => [await readPublicSet(folder, set)]);
  }
  return planned;
}

interface Measurement {
  readonly embedder: RunningEmbedder;
  readonly config: Config;
  readonly stored: Baseline;
}

async function measure(options: EvaluateOptions, context: Measurement): Promise<Baseline> {
  const measured: Record<string, SetFigures> = {};
  const planned = plan(options, context.config);
  if (planned.length === 0) throw new DataSetError('No set of that name is given: see --only.');
  const progress = progressOn(process.stderr);
  const folders = [path.join(context.config.dataDir, 'evaluation')];
  for (const { name, read } of planned) {
    const figures = await measureSets(await read(), {
      sample: options.sample ?? null,
      async open(report) {
        const onProgress = (done: number, total: number): void => {
          progress.show(`${name}: ${done} of ${total} windows embedded`);
        };
        return examine(await openAnswerer(report, context.embedder, { folders, onProgress }));
      },
      onProgress(done, total) {
        progress.show(`${name}: ${done} of ${total} questions`);
      },
    });
    progress.clear();
    measured[name] = figures;
    print(`${formatFigures(name, figures, context.stored[name])}\n`);
  }
  return measured;
}

/** Says last what became worse, since tables are long; returns how many figures did. */
function printWorse(measured: Baseline, stored: Baseline): number {
  const worse = Object.entries(measured).flatMap(([name, figures]) =>
    worseFigures(figures, stored[name]).map((figure) => `${name} · ${figure}`),
  );
  print(
    worse.length === 0
      ? 'Nothing became worse beyond noise.'
      : `▼ ${worse.length} figures became worse beyond noise:\n  ${worse.join('\n  ')}`,
  );
  return worse.length;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function positiveInteger(text: string): number {
  if (!/^[1-9]\d*$/u.test(text)) throw new InvalidArgumentError('A whole number from 1 is needed.');
  return Number(text);
}

await runCommand(async () => {
  const options = readOptions();
  const config = loadConfig();
  const stored = await readBaseline(BASELINE_FILE);
  const embedder = await startEmbedder({
    ...config.embedding,
    cacheFolder: path.join(config.dataDir, 'models'),
  });
  try {
    const measured = await measure(options, { embedder, config, stored });
    if (options.json !== undefined) await writeFigures(callerPath(options.json), measured);
    if (options.updateBaseline) await writeFigures(BASELINE_FILE, { ...stored, ...measured });
    const worse = printWorse(measured, stored);
    return options.strict === true && worse > 0 ? EXIT.failure : EXIT.ok;
  } finally {
    await embedder.close();
  }
});
