import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../config.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { startEmbedder, type RunningEmbedder } from '../embedding/transformers-embedder.ts';
import { parseReport } from '../report/parse-report.ts';
import type { Report } from '../report/report.ts';
import { IndexError } from './index-error.ts';
import { openIndex, type OpenIndex } from './index-store.ts';

function reportAbout(subject: string): Report {
  return parseReport(
    `${subject}工作报告\n\n${subject}今年完成了三项任务，投入资金两千万元。\n\n明年将继续推进${subject}工作，覆盖全部村镇。\n`,
  );
}

const WATER = reportAbout('饮水安全');
const ROADS = reportAbout('农村公路');

let root: string;
let embedder: RunningEmbedder;
let folder: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-index-'));
  const settings = { ...parseConfig({}).embedding, cacheFolder: path.join(root, 'models') };
  embedder = await startEmbedder(settings);
});

afterAll(async () => {
  await embedder.close();
  await rm(root, { recursive: true });
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'case-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Opens an index and collects the reasons for building it. */
async function opened(
  report: Report,
  options: { readonly folders?: readonly string[]; readonly embedder?: Embedder } = {},
): Promise<OpenIndex & { readonly reasons: readonly (string | null)[] }> {
  const reasons: (string | null)[] = [];
  const open = await openIndex(report, options.embedder ?? embedder, {
    folders: options.folders ?? [folder],
    onBuild: (reason) => reasons.push(reason),
  });
  return { ...open, reasons };
}

/** The paragraph that the index finds for its own text. */
async function paragraphFoundBy(index: OpenIndex, text: string): Promise<number | undefined> {
  const [vector = new Float32Array()] = await embedder.embedPassages([text]);
  const position = index.vectorIndex.search(vector, 1)[0]?.position ?? -1;
  return index.windows[position]?.paragraph;
}

async function expectWorking(index: OpenIndex, report: Report): Promise<void> {
  expect(index.vectorIndex.size).toBe(index.windows.length);
  for (const [at, { text }] of report.paragraphs.entries()) {
    expect(await paragraphFoundBy(index, text)).toBe(at);
  }
}

describe('openIndex', () => {
  it('builds a missing index once and reads it from then on', async () => {
    const first = await opened(WATER);
    expect([first.built, first.reasons]).toEqual([true, [null]]);
    await expectWorking(first, WATER);
    const second = await opened(WATER);
    expect([second.built, second.reasons]).toEqual([false, []]);
    await expectWorking(second, WATER);
    expect(second.folder).toBe(first.folder);
  });

  it('leaves nothing but finished indexes behind', async () => {
    await Promise.all([opened(WATER), opened(WATER), opened(ROADS)]);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readdirSync(folder).every((name) => /^[0-9a-f]{16}-[0-9a-f]{16}$/u.test(name))).toBe(
      true,
    );
    await expectWorking(await opened(WATER), WATER);
  });

  it('keeps one index per report, and neither answers for the other', async () => {
    await opened(WATER);
    await opened(ROADS);
    const [water, roads] = [await opened(WATER), await opened(ROADS)];
    expect([water.built, roads.built]).toEqual([false, false]);
    await expectWorking(water, WATER);
    await expectWorking(roads, ROADS);
  });

  it("never reads another report's index, wherever it lies", async () => {
    const [water, roads] = [await opened(WATER), await opened(ROADS)];
    await rm(water.folder, { recursive: true });
    cpSync(roads.folder, water.folder, { recursive: true });
    const again = await opened(WATER);
    expect(again.reasons).toEqual([expect.stringContaining('another report')]);
    await expectWorking(again, WATER);
  });

  it('builds again for another encoder and says which two', async () => {
    const { folder: built } = await opened(WATER);
    // The first 16 digits name the folder, the whole hash is in the manifest.
    const hash = embedder.hash.slice(0, 16) + '0'.repeat(48);
    const other = await opened(WATER, { embedder: { ...embedder, name: 'org/other', hash } });
    expect(other.reasons).toEqual([expect.stringMatching(/encoder encoder .* org\/other/u)]);
    expect(other.folder).toBe(built);
    await expectWorking(other, WATER);
  });

  it('notices any single damaged byte, says so once and builds again', async () => {
    const { folder: built } = await opened(WATER);
    const pristine = path.join(folder, 'pristine');
    cpSync(built, pristine, { recursive: true });
    for (const name of readdirSync(pristine)) {
      const bytes = readFileSync(path.join(pristine, name));
      const step = Math.max(1, Math.floor(bytes.length / 40));
      for (let at = 0; at < bytes.length; at += step) {
        cpSync(pristine, built, { recursive: true });
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
        writeFileSync(path.join(built, name), damaged);
        const { reasons, built: anew } = await opened(WATER);
        expect([name, at, reasons, anew]).toEqual([name, at, [expect.any(String)], true]);
      }
    }
    await expectWorking(await opened(WATER), WATER);
  });

  it.each([
    [
      'is cut short',
      (file: string) => {
        truncateSync(file, 100);
      },
    ],
    [
      'is empty',
      (file: string) => {
        truncateSync(file, 0);
      },
    ],
    [
      'is longer',
      (file: string) => {
        writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(1)]));
      },
    ],
    [
      'is garbage',
      (file: string) => {
        writeFileSync(file, Buffer.alloc(5_000, 0xa5));
      },
    ],
    [
      'is JSON that says nothing',
      (file: string) => {
        writeFileSync(file, 'null');
      },
    ],
  ])('builds again when a file %s', async (_, damage) => {
    const { folder: built } = await opened(WATER);
    for (const name of readdirSync(built)) {
      damage(path.join(built, name));
      const again = await opened(WATER);
      expect(again.reasons).toEqual([expect.any(String)]);
      await expectWorking(again, WATER);
    }
  });

  it('builds again when a file is gone or a folder stands in its place', async () => {
    const { folder: built } = await opened(WATER);
    for (const name of readdirSync(built)) {
      await rm(path.join(built, name));
      expect((await opened(WATER)).built).toBe(true);
      await rm(path.join(built, name));
      await mkdir(path.join(built, name));
      expect((await opened(WATER)).built).toBe(true);
    }
    await rm(built, { recursive: true });
    await writeFile(built, 'a file where the folder belongs');
    await expectWorking(await opened(WATER), WATER);
  });

  it('leaves the old index as it is when a rebuild fails', async () => {
    const { folder: built } = await opened(WATER);
    const before = readdirSync(built).map((name) => readFileSync(path.join(built, name)));
    const hash = embedder.hash.slice(0, 16) + '0'.repeat(48);
    const broken: Embedder = {
      ...embedder,
      hash,
      embedPassages: () => Promise.reject(new Error('The model is gone')),
    };
    await expect(opened(WATER, { embedder: broken })).rejects.toThrow('The model is gone');
    expect(readdirSync(built).map((name) => readFileSync(path.join(built, name)))).toEqual(before);
    expect(readdirSync(folder)).toHaveLength(1);
    expect((await opened(WATER)).built).toBe(false);
  });

  it('falls back to the next folder when the first cannot be written to', async () => {
    // Below a file nobody can create anything, not even root.
    const first = path.join(folder, 'a-file', 'index');
    await writeFile(path.join(folder, 'a-file'), '');
    const folders = [first, path.join(folder, 'second')];
    const built = await opened(WATER, { folders });
    expect(built.folder.startsWith(path.join(folder, 'second'))).toBe(true);
    expect((await opened(WATER, { folders })).built).toBe(false);
  });

  it('reads a good index from any folder, also behind a damaged one', async () => {
    const folders = [path.join(folder, 'first'), path.join(folder, 'second')];
    const { folder: first } = await opened(WATER, { folders: folders.slice(0, 1) });
    await opened(WATER, { folders: folders.slice(1) });
    writeFileSync(path.join(first, 'vectors.hnsw'), 'damaged');
    const again = await opened(WATER, { folders });
    expect([again.built, again.reasons]).toEqual([false, []]);
    await expectWorking(again, WATER);
  });

  it('says which folders it tried when none can be written to', async () => {
    await writeFile(path.join(folder, 'a-file'), '');
    const below = path.join(folder, 'a-file', 'index');
    const opening = opened(WATER, { folders: [below] });
    await expect(opening).rejects.toThrow(IndexError);
    await expect(opening).rejects.toThrow(below);
    expect(existsSync(below)).toBe(false);
  });

  it.runIf(existsSync('/proc/self'))(
    'says so too, at once, where a folder can never be',
    async () => {
      const folders = ['/proc/verbatim/index'];
      let building = false;
      const opening = openIndex(WATER, embedder, { folders, onBuild: () => (building = true) });
      await expect(opening).rejects.toThrow(/\/proc\/verbatim\/index/u);
      expect(building).toBe(false);
    },
  );

  it('tells its progress up to the last window', async () => {
    const steps: (readonly [number, number])[] = [];
    const { windows } = await openIndex(WATER, embedder, {
      folders: [folder],
      onProgress: (done, total) => steps.push([done, total]),
    });
    expect(steps.at(-1)).toEqual([windows.length, windows.length]);
  });
});
