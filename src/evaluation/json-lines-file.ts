import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { z } from 'zod';
import { DataSetError } from './data-set-error.ts';

const MAX_UNPACKED_BYTES = 1 << 30;

/**
 * Reads a file of one JSON object a line, each checked against the schema; blank lines are skipped.
 * A name that ends in `.zst` is unpacked with the `zstd` program, because Node 20 cannot.
 *
 * @throws DataSetError when the file is missing, cannot be unpacked or a line does not fit
 */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const text = file.endsWith('.zst') ? await unpack(file) : await readText(file);
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(parseJson(line, `${file}, line ${index + 1}`));
    if (parsed.success) return [parsed.data];
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new DataSetError(`${file}, line ${index + 1} does not fit: ${issues.join('; ')}`);
  });
}

/** The path itself, or with `.zst` behind it where only the packed file is there. */
export function packedOrPlain(path: string): string {
  return !existsSync(path) && existsSync(`${path}.zst`) ? `${path}.zst` : path;
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new DataSetError(`${place} is not JSON: one object a line is needed.`, { cause });
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new DataSetError(`Cannot read ${file}: check the path.`, { cause });
  }
}

async function unpack(file: string): Promise<string> {
  try {
    const options = { maxBuffer: MAX_UNPACKED_BYTES };
    const { stdout } = await promisify(execFile)('zstd', ['-dcq', '--', file], options);
    return stdout;
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new DataSetError(
      missing
        ? `${file} is packed and the program zstd is not installed: install it or unpack the file.`
        : `zstd cannot unpack ${file}: check the path and that it is whole.`,
      { cause },
    );
  }
}
