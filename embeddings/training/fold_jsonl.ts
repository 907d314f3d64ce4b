/**
 * Folds JSON Lines exactly as the product folds a report, so that Python never re-implements it.
 *
 *     zstd -dc FILE.jsonl.zst | node --import tsx embeddings/training/fold_jsonl.ts > FILE.jsonl
 *
 * Every string is folded except the values of keys that name something ({@link VERBATIM_KEYS}).
 */
import { createInterface } from 'node:readline';
import { foldText } from '../../src/text/fold.ts';

const VERBATIM_KEYS = new Set(['id', 'kind', 'language', 'source', 'split']);

function foldValue(value: unknown): unknown {
  if (typeof value === 'string') return foldText(value);
  if (Array.isArray(value)) return value.map(foldValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      VERBATIM_KEYS.has(key) ? (inner as unknown) : foldValue(inner),
    ]),
  );
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  if (!process.stdout.write(`${JSON.stringify(foldValue(JSON.parse(line)))}\n`)) {
    await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
