/** What an index on disk was built from; it is valid only for exactly that. */
export interface IndexManifest {
  readonly formatVersion: number;
  readonly encoder: string;
  readonly encoderHash: string;
  readonly dimension: number;
  readonly space: string;
  /** Number of vectors. */
  readonly count: number;
  readonly reportHash: string;
  /** SHA-256 of the vector file, 64 hexadecimal digits. */
  readonly fileSha256: string;
}

/** Raised whenever windows are cut differently or the files change shape. */
export const INDEX_FORMAT_VERSION = 2;

/** The one way a manifest is written, so that damage to any byte shows. */
export function serialiseManifest(manifest: IndexManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * Reads a manifest's checksum and compares everything else with what is expected.
 *
 * @returns null when `text` is exactly what `expected` serialises to, else what differs in words
 */
export function manifestMismatch(
  text: string,
  expected: Omit<IndexManifest, 'fileSha256'>,
): string | null {
  let manifest: Partial<IndexManifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<IndexManifest> | null;
  } catch {
    return 'its manifest is damaged';
  }
  if (manifest === null) return 'its manifest is damaged';
  if (manifest.formatVersion !== expected.formatVersion) return 'it has another format version';
  if (manifest.encoderHash !== expected.encoderHash) {
    return (
      `it was built with encoder ${String(manifest.encoder)} (${String(manifest.dimension)} dimensions), ` +
      `the configuration names ${expected.encoder} (${expected.dimension})`
    );
  }
  if (manifest.reportHash !== expected.reportHash) return 'it was built from another report';
  const fileSha256 = String(manifest.fileSha256);
  return serialiseManifest({ ...expected, fileSha256 }) === text ? null : 'its manifest is damaged';
}
