/**
 * Dumps the reader's features for training, by the product's own code:
 *
 *     node --import tsx embeddings/training/ranker-features.ts spans|passages --reports FILE.jsonl
 *         [--written FILE.jsonl] --models DIR --index DIR --out FILE.f32
 *
 * `spans` are of all reports; `--models` has edges and affinity, and both fitted without each half of the
 * train reports (`edges-0.json` …). `passages` are of the dev and `fresh` reports, which the neural reader, the
 * encoder and the span model have not seen; `--models` has edges, affinity and span. Rows are Float32: label
 * columns, then features.
 */
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { stripShell } from '../../src/answering/conversational-shell.ts';
import { parseConfig, projectFolder } from '../../src/config.ts';
import { createConceptScorer } from '../../src/crosslingual/concept-scorer.ts';
import { readCrosslingualKnowledge } from '../../src/crosslingual/lexicon-file.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { startEmbedder } from '../../src/embedding/transformers-embedder.ts';
import { plainReport } from '../../src/evaluation/plain-report.ts';
import {
  createAffinityScorer,
  type AffinityModel,
} from '../../src/reading/affinity/affinity-model.ts';
import { createEdgeScorer, type EdgeModel } from '../../src/reading/candidates/edge-model.ts';
import { readNeurally, viewQuestion } from '../../src/reading/create-reader.ts';
import { rankPassages } from '../../src/reading/rank-passages.ts';
import { foundFeatures, FOUND_FEATURES } from '../../src/reading/features/found-features.ts';
import { PASSAGE_FEATURES } from '../../src/reading/features/passage-features.ts';
import { spanFeatures, SPAN_FEATURES } from '../../src/reading/features/span-features.ts';
import { scoreSpan } from '../../src/reading/neural/span-scorer.ts';
import { viewPassage } from '../../src/reading/passage-view.ts';
import { readableReport } from '../../src/reading/readable-report.ts';
import { treeModel, type TreeEnsemble, type TreeModel } from '../../src/reading/tree-ensemble.ts';
import { createRetriever } from '../../src/search/create-retriever.ts';
import fusion from '../../src/search/fusion-weights.json' with { type: 'json' };
import {
  embedWindows,
  windowsOf,
  type ParagraphWindow,
} from '../../src/search/embedded-windows.ts';
import { createExactVectorIndex } from '../../src/search/exact-vector-index.ts';
import { buildKeywordIndex } from '../../src/search/keyword-index.ts';
import { foldText } from '../../src/text/fold.ts';
import { json, overlap } from './ranker-data.ts';
import { readSources, type Source } from './ranker-sources.ts';

const unscored: TreeModel = { size: 0, score: () => 0 };
/** In the dump a split is its place here. */
const SPLITS: readonly string[] = ['train', 'dev', 'fresh'];
const READ_HITS = 10;
const NEGATIVE_PASSAGES = 2;
const NEGATIVE_CANDIDATES = 25;

interface Options {
  readonly reports: string;
  readonly written?: string;
  readonly models: string;
  readonly index: string;
  readonly out: string;
  readonly limit: string;
  readonly pools: string;
  readonly part: string;
}

async function openReport(source: Source, embedder: Embedder, folder: string) {
  const report = plainReport(source.title, source.lines);
  const texts = report.paragraphs.map(({ text }) => text);
  const windows = windowsOf(texts);
  const vectorIndex = createExactVectorIndex(
    await vectorsOf({
      texts,
      windows,
      embedder,
      file: join(folder, `${embedder.hash.slice(0, 16)}-${report.hash.slice(0, 16)}.f32`),
    }),
    embedder.dimension,
  );
  const folded = report.paragraphs.map(({ text }) => foldText(text));
  const concepts = createConceptScorer(folded, knowledge);
  const retriever = createRetriever({
    keywordIndex: buildKeywordIndex(folded),
    vectorIndex,
    windows,
    concepts,
    embedder,
    fusion,
  });
  return { report, retriever, concepts };
}

/** Embeds once per encoder and report; an exact scan is quicker here than a graph. */
async function vectorsOf(options: {
  readonly texts: readonly string[];
  readonly windows: readonly ParagraphWindow[];
  readonly embedder: Embedder;
  readonly file: string;
}): Promise<readonly Float32Array[]> {
  const { dimension } = options.embedder;
  if (existsSync(options.file)) {
    const bytes = readFileSync(options.file);
    const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    return options.windows.map((_, at) => all.slice(at * dimension, (at + 1) * dimension));
  }
  const vectors = await embedWindows(options);
  writeFileSync(
    options.file,
    Buffer.concat(
      vectors.map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
    ),
  );
  return vectors;
}

const knowledge = readCrosslingualKnowledge(join(projectFolder, 'embeddings/lexicon'));

async function run(stage: string, options: Options): Promise<void> {
  const config = parseConfig(process.env);
  const embedder = await startEmbedder({
    ...config.embedding,
    cacheFolder: join(config.dataDir, 'models'),
  });
  const out = createWriteStream(options.out);
  const write = async (rows: readonly Float32Array[]): Promise<void> => {
    for (const row of rows) {
      if (!out.write(Buffer.from(row.buffer, row.byteOffset, row.byteLength))) {
        await new Promise<void>((resolve) =>
          out.once('drain', () => {
            resolve();
          }),
        );
      }
    }
  };
  // Reports that no model has seen need no halves.
  const halves = stage === 'spans' ? ['-0', '-1', ''] : ['', '', ''];
  const edges = halves.map((half) =>
    createEdgeScorer(json(join(options.models, `edges${half}.json`)) as EdgeModel),
  );
  const affinities = halves.map((half) =>
    createAffinityScorer(json(join(options.models, `affinity${half}.json`)) as AffinityModel),
  );
  const spans =
    stage === 'spans'
      ? unscored
      : treeModel(json(join(options.models, 'span.json')) as TreeEnsemble, SPAN_FEATURES);
  writeFileSync(
    join(options.models, 'names.json'),
    JSON.stringify({ span: SPAN_FEATURES, passage: PASSAGE_FEATURES, found: FOUND_FEATURES }),
  );
  const part = Number(options.part);
  let group = part * 100_000;
  let reachable = 0;
  let bestOverlap = 0;
  let answered = 0;
  const sources = readSources(options.reports, options.written, Number(options.pools))
    .filter(({ split }) => stage === 'spans' || split !== 'train')
    .slice(0, Number(options.limit));
  try {
    for (const [number, source] of sources.entries()) {
      if (part > 0 && number % 2 !== part - 1) continue;
      const { report, retriever, concepts } = await openReport(source, embedder, options.index);
      const affinity = affinities[source.half];
      const edge = edges[source.half];
      if (affinity === undefined || edge === undefined) throw new Error('No model for this half');
      const readable = readableReport(report, { edges: edge, affinity });
      const split = SPLITS.indexOf(source.split);
      for (const asked of source.questions) {
        group += 1;
        const core = stripShell(foldText(asked.question));
        const answer = asked.answer === null ? null : foldText(asked.answer);
        const { hits } = await retriever.retrieve(core, READ_HITS);
        const question = viewQuestion(core, {
          readable,
          affinity,
          concepts: concepts.explain(core).concepts,
        });
        const labels = [group, number, split, source.half, Number(question.expectation.latin)];
        if (stage === 'spans') {
          if (answer === null) continue;
          const gold = asked.line + 1;
          const right = hits.find(({ paragraph }) => paragraph === gold) ??
            (await retriever.retrieve(core, source.lines.length)).hits.find(
              ({ paragraph }) => paragraph === gold,
            ) ?? { paragraph: gold, score: 0, keyword: 0, similarity: 0, concepts: 0, windows: [] };
          const wrong = hits
            .filter(({ paragraph }) => paragraph !== gold)
            .slice(0, NEGATIVE_PASSAGES);
          const read = [right, ...wrong];
          // Of what it has learned by heart the neural reader has nothing to say here.
          const neural =
            source.split === 'train'
              ? null
              : await readNeurally(embedder.spans, { core, readable, hits: read });
          let best = 0;
          for (const [place, hit] of read.entries()) {
            const scores = neural?.passages[place];
            const view = viewPassage(question, readable.paragraph(hit.paragraph), {
              hit,
              years: readable.years,
            });
            const isRight = hit === right;
            const rows = spanFeatures(question, view).map((row, at) => {
              const candidate = view.paragraph.candidates[at];
              const label =
                candidate === undefined || !isRight
                  ? 0
                  : overlap(view.paragraph.folded.text, candidate, answer);
              best = Math.max(best, label);
              return {
                rank: row[SPAN_FEATURES.indexOf('edgeRank')] ?? 0,
                values: Float32Array.from([
                  ...labels,
                  Number(isRight),
                  label,
                  Number(source.scattered),
                  scores === undefined || candidate === undefined
                    ? 0
                    : scoreSpan(scores, candidate) - 2 * (neural?.none ?? 0),
                  ...row,
                ]),
              };
            });
            const kept = isRight
              ? rows
              : rows.sort((l, r) => l.rank - r.rank).slice(0, NEGATIVE_CANDIDATES);
            await write(kept.map(({ values }) => values));
          }
          answered += 1;
          bestOverlap += best;
          reachable += Number(best === 1);
        } else {
          if (source.scattered || hits.length === 0) continue;
          const ranked = rankPassages({
            question,
            readable,
            hits,
            neural: await readNeurally(embedder.spans, { core, readable, hits }),
            scoreSpan: spans,
            scorePassage: unscored,
          });
          const last = foundFeatures(question, ranked, readable).slice(PASSAGE_FEATURES.length + 4);
          await write(
            ranked.map(({ view, row, outlook }) => {
              const candidate = view.paragraph.candidates[outlook.at];
              const gold = view.hit.paragraph === asked.line + 1;
              const label =
                answer === null || candidate === undefined || !gold
                  ? 0
                  : overlap(view.paragraph.folded.text, candidate, answer);
              const sentence = view.paragraph.sentences[candidate?.sentence ?? 0];
              const inSentence =
                answer !== null &&
                gold &&
                sentence !== undefined &&
                view.paragraph.folded.text.slice(sentence.start, sentence.end).includes(answer);
              return Float32Array.from([
                ...labels,
                asked.kind ?? 0,
                Number(answer !== null && gold),
                label,
                Number(answer === null),
                Number(inSentence),
                Number(gold),
                ...row,
                ...last,
              ]);
            }),
          );
        }
      }
      process.stderr.write(`${stage} ${number + 1}/${sources.length} ${source.title}\n`);
    }
    if (stage === 'spans') {
      process.stderr.write(
        `candidates: exact ${(reachable / answered).toFixed(3)}, best F1 ${(bestOverlap / answered).toFixed(3)} of ${answered}\n`,
      );
    }
  } finally {
    await new Promise<void>((resolve) => out.end(resolve));
    await embedder.close();
  }
}

await new Command('ranker-features')
  .argument('<stage>', 'spans or passages')
  .requiredOption('--reports <file>')
  .option('--written <file>')
  .requiredOption('--models <folder>')
  .requiredOption('--index <folder>')
  .requiredOption('--out <file>')
  .option('--part <n>', '1 or 2: every other report only, for two processes', '0')
  .option('--pools <n>', 'how many pools of scattered written passages', '16')
  .option('--limit <n>', 'only the first n reports', '1000')
  .action(run)
  .parseAsync();
