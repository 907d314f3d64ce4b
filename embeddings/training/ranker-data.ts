import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Reads JSON Lines. */
export const jsonLines = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));

/** Reads a JSON file. */
export const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The half, 0 or 1, that a report (by its title) belongs to; the Python scripts agree. */
export function halfOf(title: string): number {
  return crc32(Buffer.from(title)) % 2;
}

/** Character overlap of a candidate with the nearest place of the answer, as F1. */
export function overlap(
  text: string,
  candidate: { readonly start: number; readonly end: number; readonly text: string },
  answer: string,
): number {
  if (candidate.text === answer) return 1;
  let best = 0;
  for (let at = text.indexOf(answer); at >= 0; at = text.indexOf(answer, at + 1)) {
    const shared = Math.min(candidate.end, at + answer.length) - Math.max(candidate.start, at);
    if (shared > 0) best = Math.max(best, (2 * shared) / (candidate.text.length + answer.length));
  }
  return best;
}
