import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { DataSetError } from '../data-set-error.ts';

const speedFigures = z.object({
  /** What the report turned out to have. */
  paragraphs: z.int().positive(),
  /** From an encoder that runs to an index on disk. */
  indexMs: z.number(),
  /** From starting a process to its first answer, the index being built. */
  coldStartMs: z.number(),
  /** From question text to rendered answer in a process that has answered before. */
  p50Ms: z.number(),
  p95Ms: z.number(),
  /** Keyword, vector and concept search alone, no reading. */
  searchesPerSecond: z.number(),
  /** Resident memory of all processes of the product, MB; null where the system does not tell. */
  residentMb: z.number().nullable(),
  /** Mean time of one search in the approximate vector index, and of scanning every vector. */
  approximateMs: z.number(),
  exactMs: z.number(),
  /** Share of the ten nearest windows that the approximate index finds, 0 to 1. */
  recallAt10: z.number(),
});

/** Speed and size of the product with one report; times in milliseconds. */
export type SpeedFigures = Readonly<z.infer<typeof speedFigures>>;

/**
 * Reads stored figures, one entry per size of report; empty where there is no such file yet.
 *
 * @throws DataSetError when the file is damaged
 */
export async function readSpeedFigures(file: string): Promise<readonly SpeedFigures[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '[]';
    throw new DataSetError(`Cannot read the speed baseline ${file}.`, { cause: error });
  });
  try {
    return z.array(speedFigures).parse(JSON.parse(text));
  } catch (cause) {
    throw new DataSetError(
      `${file} holds no speed figures: delete it and run \`npm run bench -- --update-baseline\`.`,
      { cause },
    );
  }
}

/** Writes figures as JSON, rounded to a thousandth. */
export async function writeSpeedFigures(
  file: string,
  figures: readonly SpeedFigures[],
): Promise<void> {
  const shorten = (_key: string, value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
  await writeFileAtomic(file, `${JSON.stringify(figures, shorten, 2)}\n`);
}
