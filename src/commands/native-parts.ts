import { useRuntime } from '../embedding/use-runtime.ts';
import { NativePartError } from '../native-part-error.ts';

/** A package with compiled code. */
export interface NativePart {
  readonly name: string;
  /**
   * Uses the compiled code, the first time it is asked to, since loading the package alone may not load it.
   *
   * @throws NativePartError when it is missing or was built for another Node
   */
  readonly use: () => Promise<void>;
}

/** Loaded only when used, so that one that is missing keeps nothing else from being examined. */
export const nativeParts: readonly NativePart[] = [
  part('better-sqlite3', async () => {
    const { default: Sqlite } = await import('better-sqlite3');
    new Sqlite(':memory:').close();
  }),
  part('hnswlib-node', async () => {
    const { default: hnswlib } = await import('hnswlib-node');
    const graph = new hnswlib.HierarchicalNSW('cosine', 2);
    graph.initIndex(1);
    graph.addPoint([1, 0], 0);
  }),
  part('onnxruntime-node', () => {
    useRuntime();
    return Promise.resolve();
  }),
];

function part(name: string, use: () => Promise<void>): NativePart {
  let used: Promise<void> | null = null;
  const attempt = async () => {
    try {
      await use();
    } catch (cause) {
      throw new NativePartError(name, { cause });
    }
  };
  return { name, use: () => (used ??= attempt()) };
}
