import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestMismatch, serialiseManifest } from './index-manifest.ts';

const expected = {
  formatVersion: 1,
  encoder: 'encoder',
  encoderHash: 'e'.repeat(64),
  dimension: 576,
  space: 'cosine',
  count: 12,
  reportHash: 'f'.repeat(64),
};
const written = serialiseManifest({ ...expected, fileSha256: 'a'.repeat(64) });

describe('manifestMismatch', () => {
  it('accepts exactly what was written', () => {
    expect(manifestMismatch(written, expected)).toBeNull();
  });

  it('names both encoders when the index is from another one', () => {
    const other = {
      ...expected,
      encoder: 'org/other',
      encoderHash: '0'.repeat(64),
      dimension: 384,
    };
    const reason = manifestMismatch(written, other);
    expect(reason).toContain('encoder encoder (576 dimensions)');
    expect(reason).toContain('org/other (384)');
  });

  it.each([
    [{ formatVersion: 2 }, 'another format version'],
    [{ reportHash: '0'.repeat(64) }, 'another report'],
    [{ count: 13 }, 'damaged'],
    [{ dimension: 384 }, 'damaged'],
    [{ space: 'l2' }, 'damaged'],
  ])('refuses a manifest when %j is expected', (difference, reason) => {
    expect(manifestMismatch(written, { ...expected, ...difference })).toContain(reason);
  });

  it.each(['', 'null', '[]', '7', '"x"', '{', '{}', '\0\0\0', '{"formatVersion":1}'])(
    'tells a reason for the garbage %j',
    (garbage) => {
      expect(manifestMismatch(garbage, expected)).toEqual(expect.any(String));
    },
  );

  it('notices any changed character outside the checksum', () => {
    const checksum = written.indexOf('a'.repeat(64));
    fc.assert(
      fc.property(
        fc.nat({ max: written.length - 1 }),
        fc.integer({ min: 1, max: 127 }),
        (at, by) => {
          fc.pre(at < checksum || at >= checksum + 64);
          const changed = String.fromCharCode(written.charCodeAt(at) ^ by);
          const damaged = written.slice(0, at) + changed + written.slice(at + 1);
          expect(manifestMismatch(damaged, expected)).toEqual(expect.any(String));
        },
      ),
    );
  });
});
