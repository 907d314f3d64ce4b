/** What files that are not plain text begin with. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a Word, Excel, PowerPoint, EPUB or ZIP file', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['an old Word, Excel or PowerPoint file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a picture (PNG)', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture (JPEG)', [0xff, 0xd8, 0xff]],
  ['a picture (GIF)', [0x47, 0x49, 0x46, 0x38]],
  ['a picture (TIFF)', [0x49, 0x49, 0x2a, 0x00]],
  ['a picture (TIFF)', [0x4d, 0x4d, 0x00, 0x2a]],
  ['a media file (RIFF)', [0x52, 0x49, 0x46, 0x46]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a zstd archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a database (SQLite)', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['UTF-32 text', [0xff, 0xfe, 0x00, 0x00]],
  ['UTF-32 text', [0x00, 0x00, 0xfe, 0xff]],
];
const WEB_PAGE = /^[\s\ufeff]*<(?:!doctype\s+html|html[\s>]|\?xml)/iu;

/** Names what the bytes are when they are surely no plain text (`a PDF`); undefined otherwise. */
export function binaryKindOf(bytes: Uint8Array): string | undefined {
  const signed = SIGNATURES.find(([, signature]) =>
    signature.every((byte, index) => bytes[index] === byte),
  );
  if (signed !== undefined) return signed[0];
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return WEB_PAGE.test(start) ? 'the source of a web page' : undefined;
}
