import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EncoderSettings } from './encoder-settings.ts';
import { InferenceError } from './inference-error.ts';

/** Files that decide what vectors come out; any change to one needs a new index. */
const ENCODER_FILES = ['config.json', 'tokenizer.json', 'onnx/model_quantized.onnx'];

/**
 * The folder on disk that holds the encoder, or null when it would have to be downloaded.
 *
 * @throws InferenceError when it is on disk only in part, or neither on disk nor allowed to download
 */
export function findEncoderFolder(settings: EncoderSettings): string | null {
  for (const parent of [settings.modelsFolder, settings.cacheFolder]) {
    const folder = path.join(parent, settings.model);
    if (!existsSync(folder)) continue;
    const missing = ENCODER_FILES.filter((file) => !existsSync(path.join(folder, file)));
    if (missing.length === 0) return folder;
    if (parent === settings.modelsFolder) {
      throw new InferenceError(
        `The encoder "${settings.model}" is incomplete: ${missing.join(', ')} missing in its folder. ` +
          'Restore the folder from the repository, or name another model in EMBEDDING_MODEL.',
      );
    }
  }
  if (settings.allowDownload) return null;
  throw new InferenceError(
    `The encoder "${settings.model}" is not among the bundled models. Unset EMBEDDING_MODEL to use ` +
      'the bundled encoder, or allow the download of a hub model with EMBEDDING_DOWNLOAD=true.',
  );
}

/** SHA-256 over the encoder's files and its prefixes, 64 hexadecimal digits. */
export async function hashEncoder(folder: string, settings: EncoderSettings): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ENCODER_FILES) hash.update(await readFile(path.join(folder, file)));
  hash.update(JSON.stringify([settings.questionPrefix, settings.passagePrefix]));
  return hash.digest('hex');
}
