import { createRequire } from 'node:module';
import { NativePartError } from '../native-part-error.ts';

/**
 * Loads the native runtime of the models, the copy that transformers.js uses.
 *
 * @throws NativePartError when it is missing or was built for another system
 */
export function useRuntime(): void {
  const ours = createRequire(import.meta.url);
  try {
    createRequire(ours.resolve('@xenova/transformers'))('onnxruntime-node');
  } catch (cause) {
    throw new NativePartError('onnxruntime-node', { cause });
  }
}
