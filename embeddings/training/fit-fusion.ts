/**
 * Learns the fusion weights on whole reports and writes them where the product reads them:
 *
 *     node --import tsx embeddings/training/fit-fusion.ts --reports REPORTS.jsonl [--write]
 *
 * They are fitted on the reports of split `fresh`, Chinese and Latin-script questions apart, and checked on
 * those of split `dev`: encoder and lexicon have seen neither. On reports that they have seen their legs look far
 * better than on any other, and weights fitted there lose .1 recall@1 elsewhere.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { parseConfig, projectFolder } from '../../src/config.ts';
import { stripShell } from '../../src/answering/conversational-shell.ts';
import { openSearch } from '../../src/composition/open-search.ts';
import { readCrosslingualKnowledge } from '../../src/crosslingual/lexicon-file.ts';
import { startEmbedder } from '../../src/embedding/transformers-embedder.ts';
import { isAnswerable, type ExpectedAnswer } from '../../src/evaluation/question-set.ts';
import { meanReciprocalRank, recallAt } from '../../src/evaluation/ranking-metrics.ts';
import { readReportQuestions } from '../../src/evaluation/report-questions.ts';
import {
  fuse,
  weightsFor,
  type FusionModel,
  type FusionWeights,
  type LegScores,
} from '../../src/search/fusion.ts';
import type { Report } from '../../src/report/report.ts';
import type { Retriever } from '../../src/search/retriever.ts';
import { foldText } from '../../src/text/fold.ts';

const WEIGHTS_FILE = path.join(projectFolder, 'src/search/fusion-weights.json');
/** Weights are multiples of 1 / STEPS. */
const STEPS = 20;
/** Recall@1 decides; a gain in MRR counts a fifth of it, so that ties and near-ties are settled. */
const MRR_SHARE = 0.2;

type Script = keyof FusionModel;

interface Example {
  readonly script: Script;
  readonly candidates: readonly LegScores[];
  /** Position of the right paragraph among the candidates, -1 when no leg proposes it. */
  readonly gold: number;
}

const scripts: readonly Script[] = ['han', 'latin'];
const only = (leg: keyof FusionWeights): FusionWeights => ({
  keyword: 0,
  vector: 0,
  concepts: 0,
  [leg]: 1,
});

function scriptOf(question: string): Script {
  const marked: FusionModel = { han: only('keyword'), latin: only('vector') };
  return weightsFor(marked, foldText(question)).keyword === 1 ? 'han' : 'latin';
}

async function toExample(
  report: Report,
  retriever: Retriever,
  expected: ExpectedAnswer,
): Promise<Example> {
  const core = stripShell(foldText(expected.question));
  const { hits: fused } = await retriever.retrieve(core, report.paragraphs.length);
  // In reading order, so that ties are not settled by the weights in use.
  const hits = [...fused].sort((left, right) => left.paragraph - right.paragraph);
  return {
    script: scriptOf(expected.question),
    candidates: hits.map(({ keyword, similarity, concepts }) => ({
      keyword,
      similarity,
      concepts,
    })),
    gold: hits.findIndex(({ paragraph }) => expected.paragraphs.includes(paragraph)),
  };
}

interface Quality {
  readonly recall: number;
  readonly mrr: number;
}

function rankOf({ candidates, gold }: Example, weights: FusionWeights): number | null {
  if (gold === -1) return null;
  const scores = fuse(candidates, weights);
  const right = scores[gold] ?? 0;
  if (right <= 0) return null;
  return 1 + scores.filter((score, at) => score > right || (score === right && at < gold)).length;
}

function qualityOf(ranks: readonly (number | null)[]): Quality {
  return { recall: recallAt(ranks, 1), mrr: meanReciprocalRank(ranks, 10) };
}

function measure(examples: readonly Example[], weights: FusionWeights): Quality {
  return qualityOf(examples.map((example) => rankOf(example, weights)));
}

/** All weights on the grid, with their quality averaged with that of their neighbours. */
function fit(examples: readonly Example[]): FusionWeights {
  const objective = new Map<string, number>();
  const keyOf = (keyword: number, vector: number): string => `${keyword} ${vector}`;
  const points: [number, number][] = [];
  for (let keyword = 0; keyword <= STEPS; keyword += 1) {
    for (let vector = 0; vector + keyword <= STEPS; vector += 1) {
      const { recall, mrr } = measure(examples, weightsAt(keyword, vector));
      objective.set(keyOf(keyword, vector), recall + MRR_SHARE * mrr);
      points.push([keyword, vector]);
    }
  }
  const smooth = ([keyword, vector]: [number, number]): number => {
    const near = NEIGHBOURS.flatMap(
      ([k, v]) => objective.get(keyOf(keyword + k, vector + v)) ?? [],
    );
    const own = objective.get(keyOf(keyword, vector)) ?? 0;
    // The point itself counts as much as all its neighbours: a lone peak is chance.
    return own / 2 + near.reduce((sum, value) => sum + value, 0) / near.length / 2;
  };
  const [best] = points
    .map((point) => ({ point, value: smooth(point) }))
    .sort((left, right) => right.value - left.value);
  return best === undefined ? only('keyword') : weightsAt(...best.point);
}

const NEIGHBOURS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, -1],
  [-1, 1],
] as const;

function weightsAt(keyword: number, vector: number): FusionWeights {
  const round = (steps: number): number => Math.round((steps / STEPS) * 1000) / 1000;
  return {
    keyword: round(keyword),
    vector: round(vector),
    concepts: round(STEPS - keyword - vector),
  };
}

function printTable(name: string, examples: readonly Example[], fitted: FusionModel): void {
  const rows = scripts.flatMap((script) => {
    const own = examples.filter((example) => example.script === script);
    const line = (leg: string, { recall, mrr }: Quality, note = ''): string =>
      `${name.padEnd(7)}${script.padEnd(7)}${leg.padEnd(10)}${String(own.length).padStart(5)}  ` +
      `${recall.toFixed(3)}  ${mrr.toFixed(3)}   ${note}`;
    return [
      ...(['keyword', 'vector', 'concepts'] as const).map((leg) =>
        line(leg, measure(own, only(leg))),
      ),
      line('fitted', measure(own, fitted[script]), JSON.stringify(fitted[script])),
    ];
  });
  process.stdout.write(`${rows.join('\n')}\n`);
}

interface Options {
  readonly reports: string;
  readonly write?: true;
}

async function run(options: Options): Promise<void> {
  const config = parseConfig(process.env);
  const folders = [path.join(config.dataDir, 'evaluation')];
  const lexicon = readCrosslingualKnowledge(path.join(projectFolder, 'embeddings/lexicon'));
  const embedder = await startEmbedder({
    ...config.embedding,
    cacheFolder: path.join(config.dataDir, 'models'),
  });
  const examplesOf = async (split: string): Promise<readonly Example[]> => {
    const examples: Example[] = [];
    for (const { report, questions } of await readReportQuestions(options.reports, split)) {
      const { retriever } = await openSearch(report, lexicon, { embedder, index: { folders } });
      for (const expected of questions.filter(isAnswerable)) {
        examples.push(await toExample(report, retriever, expected));
      }
    }
    return examples;
  };
  try {
    const fresh = await examplesOf('fresh');
    const dev = await examplesOf('dev');
    const fitOf = (script: Script): FusionWeights =>
      fit(fresh.filter((example) => example.script === script));
    const fitted: FusionModel = { han: fitOf('han'), latin: fitOf('latin') };
    process.stdout.write('split  script leg           n  R@1    MRR@10\n');
    printTable('fresh', fresh, fitted);
    printTable('dev', dev, fitted);
    if (options.write) await writeFile(WEIGHTS_FILE, `${JSON.stringify(fitted, null, 2)}\n`);
  } finally {
    await embedder.close();
  }
}

await new Command('fit-fusion')
  .requiredOption('--reports <file>', 'whole reports with questions, .jsonl or .jsonl.zst')
  .option('--write', 'store the weights in src/search/fusion-weights.json')
  .action(run)
  .parseAsync();
