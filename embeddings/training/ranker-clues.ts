/**
 * Dumps what the affinity model learns from, by the product's own code, as JSON Lines of
 * `{half, dev, q: clues, c: [clues of each candidate], y: [overlap of each with the answer]}`:
 *
 *     node --import tsx embeddings/training/ranker-clues.ts --written W.jsonl --reports R.jsonl
 *         --public P.jsonl --edges EDGES.json --out OUT.jsonl
 *
 * Questions over the dev reports are marked `dev`; split `dev` of the written questions is left out.
 * `half` is 0 or 1 for written questions, as in ranker-features.ts, and 2 for public ones.
 */
import { createWriteStream } from 'node:fs';
import { Command } from 'commander';
import { stripShell } from '../../src/answering/conversational-shell.ts';
import { candidateClues, questionClues } from '../../src/reading/affinity/clues.ts';
import { candidatesIn } from '../../src/reading/candidates/candidate-spans.ts';
import { createEdgeScorer, type EdgeModel } from '../../src/reading/candidates/edge-model.ts';
import { foldText } from '../../src/text/fold.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { halfOf, json, jsonLines, overlap } from './ranker-data.ts';

interface Row {
  readonly question: string;
  readonly answer: string | null;
  readonly passage: string;
  readonly half: number;
  readonly dev: boolean;
}

interface Options {
  readonly written: string;
  readonly reports: string;
  readonly public: string;
  readonly edges: string;
  readonly out: string;
}

interface Written {
  readonly id: string;
  readonly split: string;
  readonly title: string;
  readonly passage: string;
  readonly questions: readonly { readonly question: string; readonly answer: string | null }[];
}

function rowsOf(options: Options): readonly Row[] {
  const reports = jsonLines(options.reports) as readonly { split: string; title: string }[];
  const dev = new Set(reports.filter(({ split }) => split === 'dev').map(({ title }) => title));
  const written = (jsonLines(options.written) as readonly Written[])
    .filter(({ split, title }) => split === 'train' || dev.has(title))
    .flatMap(({ id, title, passage, questions }) =>
      questions.map((asked) => ({
        ...asked,
        passage,
        half: halfOf(title === '' ? id : foldText(title)),
        dev: dev.has(title),
      })),
    );
  const open = jsonLines(options.public) as readonly Omit<Row, 'half' | 'dev'>[];
  return [...written, ...open.map((row) => ({ ...row, half: 2, dev: false }))];
}

/** Sentences beside the answer's that give candidates too; long public passages have too many. */
const NEIGHBOURS = 1;

function examplesOf(rows: readonly Row[], edges: ReturnType<typeof createEdgeScorer>) {
  return rows.flatMap(({ question, answer, passage, half, dev }) => {
    const folded = foldText(passage);
    const wanted = foldText(answer ?? '');
    const at = wanted === '' ? -1 : folded.indexOf(wanted);
    if (at < 0) return [];
    const sentences = splitSentences(folded);
    const own = sentences.findIndex(({ end }) => end > at);
    const candidates = sentences
      .slice(Math.max(0, own - NEIGHBOURS), own + NEIGHBOURS + 1)
      .flatMap((sentence) => candidatesIn(folded, { ...sentence, index: 0 }, edges));
    const y = candidates.map((each) => Math.round(overlap(folded, each, wanted) * 100) / 100);
    if (Math.max(0, ...y) < 0.5) return [];
    return {
      half,
      dev,
      q: questionClues(stripShell(foldText(question))),
      c: candidates.map((each) => candidateClues(folded, each)),
      y,
    };
  });
}

function run(options: Options): void {
  const edges = createEdgeScorer(json(options.edges) as EdgeModel);
  const out = createWriteStream(options.out);
  for (const example of examplesOf(rowsOf(options), edges)) {
    out.write(`${JSON.stringify(example)}\n`);
  }
  out.end();
}

new Command('ranker-clues')
  .requiredOption('--written <file>')
  .requiredOption('--reports <file>')
  .requiredOption('--public <file>')
  .requiredOption('--edges <file>')
  .requiredOption('--out <file>')
  .action(run)
  .parse();
