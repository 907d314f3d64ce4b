import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'verbatim-folder-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('makeFolder', () => {
  it('creates a folder with those above it, and leaves what is there', () => {
    const folder = path.join(root, 'one', 'two');
    makeFolder(folder);
    writeFileSync(path.join(folder, 'kept'), '');
    makeFolder(folder);
    expect(statSync(path.join(folder, 'kept')).isFile()).toBe(true);
  });

  it('fails where a file stands in the way', () => {
    const file = path.join(root, 'file');
    writeFileSync(file, '');
    expect(() => {
      makeFolder(file);
    }).toThrow(/EEXIST/u);
    expect(() => {
      makeFolder(path.join(file, 'below'));
    }).toThrow(/ENOTDIR|EEXIST/u);
  });

  it.runIf(existsSync('/proc/self'))('fails, and does not wait for ever, below /proc', () => {
    for (const folder of ['/proc/verbatim', '/proc/verbatim/index']) {
      expect(() => {
        makeFolder(folder);
      }).toThrow(/ENOENT/u);
    }
  });
});
