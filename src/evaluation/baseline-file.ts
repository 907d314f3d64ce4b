import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { DataSetError } from './data-set-error.ts';
import type { SetFigures } from './figures.ts';

const figure = z.object({ value: z.number().min(0).max(1), questions: z.int().nonnegative() });

const setFigures = z.object({
  paragraphs: z.int().nonnegative(),
  answerable: z.int().nonnegative(),
  unanswerable: z.int().nonnegative(),
  figures: z.record(z.string(), figure),
  reliability: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      count: z.int().positive(),
      confidence: z.number(),
      answerable: z.number(),
    }),
  ),
});

const baselineSchema = z.object({ sets: z.record(z.string(), setFigures) });

/** Figures per set of questions, as stored to compare later runs with. */
export type Baseline = Readonly<Record<string, SetFigures>>;

/**
 * Reads the stored figures; empty where there is no such file yet.
 *
 * @throws DataSetError when the file is no baseline
 */
export async function readBaseline(file: string): Promise<Baseline> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new DataSetError(`Cannot read the baseline ${file}.`, { cause });
  }
  try {
    return baselineSchema.parse(JSON.parse(text)).sets;
  } catch (cause) {
    throw new DataSetError(
      `${file} is not a baseline: delete it and run \`npm run evaluate -- --update-baseline\`.`,
      { cause },
    );
  }
}

/** Writes figures as JSON, one a line and with four decimals, so that changes read as a diff. */
export async function writeFigures(file: string, sets: Baseline): Promise<void> {
  const entries = Object.entries(sets).map(
    ([name, set]) => `${JSON.stringify(name)}: ${formatSet(set)}`,
  );
  await writeFileAtomic(file, `{"sets": {\n${entries.join(',\n')}\n}}\n`);
}

function formatSet({ figures, reliability, ...counts }: SetFigures): string {
  const lines = Object.keys(figures)
    .sort()
    .map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(figures[name], shorten)}`);
  const bins = reliability.map((bin) => `  ${JSON.stringify(bin, shorten)}`);
  return [
    `{${JSON.stringify(counts).slice(1, -1)}, "figures": {`,
    `${lines.join(',\n')}},`,
    `"reliability": [`,
    `${bins.join(',\n')}]}`,
  ].join('\n');
}

function shorten(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value;
}
