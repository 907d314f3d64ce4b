import iconv from 'iconv-lite';
import jschardet from 'jschardet';
import { binaryKindOf } from './binary-kind.ts';
import {
  ReportEmptyError,
  ReportEncodingError,
  ReportNotTextError,
  ReportTooLargeError,
} from './report-error.ts';

/** Largest report in bytes; a book has about 1 MiB, parsing 32 MiB takes seconds. */
export const MAX_REPORT_BYTES = 32 * 1024 * 1024;

/** Detecting an encoding looks at so many bytes, from the first that is not ASCII on. */
const SAMPLE_BYTES = 64 * 1024;
/** A file in UTF-8 may have so many damaged characters of all and still be read as such. */
const MAX_DAMAGED_SHARE = 0.002;
/** Text may have so many control characters of all, line breaks and tabs aside. */
const MAX_CONTROL_SHARE = 0.02;

/**
 * Decodes the bytes of a report: UTF-8 and UTF-16 with or without a byte order mark, GB18030, Big5
 * and what else browsers decode, told by strict decoding first and by statistics second.
 *
 * A byte order mark is no part of the text.
 *
 * @throws ReportEmptyError when there is no byte or only white space
 * @throws ReportTooLargeError above {@link MAX_REPORT_BYTES}
 * @throws ReportNotTextError when the bytes are no plain text (PDF, DOCX, pictures…)
 * @throws ReportEncodingError when no encoding fits
 */
export function decodeReport(bytes: Uint8Array): string {
  if (bytes.length > MAX_REPORT_BYTES) {
    throw new ReportTooLargeError({ bytes: bytes.length, maxBytes: MAX_REPORT_BYTES });
  }
  if (bytes.length === 0) throw new ReportEmptyError();
  const kind = binaryKindOf(bytes);
  if (kind !== undefined) throw new ReportNotTextError(kind);
  const text = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  if (text.trim() === '') throw new ReportEmptyError();
  if (controlShare(text) > MAX_CONTROL_SHARE) throw new ReportNotTextError('a binary file');
  return text;
}

function decodeMarked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return new TextDecoder('utf-8').decode(bytes);
  }
  return undefined;
}

function decodeUnmarked(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  if (bytes.subarray(0, SAMPLE_BYTES).includes(0)) throw new ReportNotTextError('a binary file');
  const text = decodeStrictly(bytes, 'utf-8') ?? decodeDamagedUtf8(bytes);
  if (text !== undefined) return text;
  for (const encoding of likelyEncodings(bytes)) {
    const decoded = decodeStrictly(bytes, encoding);
    if (decoded !== undefined) return decoded;
  }
  throw new ReportEncodingError();
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === 'big5') {
    // The runtime's own decoder sends the Hong Kong characters (着 among them) to private use.
    const text = iconv.decode(bytes, 'big5');
    return text.includes('\ufffd') ? undefined : text;
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Either the bytes do not fit or this runtime lacks the encoding: the next one is tried.
    return undefined;
  }
}

function decodeDamagedUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = text.match(/\ufffd/gu)?.length ?? 0;
  const beyondAscii = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const few = damaged <= Math.max(1, text.length * MAX_DAMAGED_SHARE) && damaged * 5 < beyondAscii;
  return few ? text : undefined;
}

/** Text in two-byte units without a mark: one byte of each pair keeps to a few high values. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const pairs = Math.floor(sample.length / 2);
  const seen = { high: [0, 0], zero: [0, 0] };
  sample.forEach((byte, index) => {
    const parity = index % 2;
    if (byte === 0) seen.zero[parity] = (seen.zero[parity] ?? 0) + 1;
    if (isHighByte(byte)) seen.high[parity] = (seen.high[parity] ?? 0) + 1;
  });
  const isWide = (parity: 0 | 1): boolean => {
    const other = parity === 0 ? 1 : 0;
    const allHigh = (seen.high[parity] ?? 0) >= pairs * 0.97;
    const ascii = (seen.zero[parity] ?? 0) > 0 && (seen.zero[other] ?? 0) === 0;
    const spread = (seen.high[other] ?? 0) <= pairs * 0.8;
    return allHigh && (ascii || spread);
  };
  // Little end first: the high byte is the second of each pair.
  if (isWide(1)) return decodeStrictly(bytes, 'utf-16le') === undefined ? undefined : 'utf-16le';
  if (isWide(0)) return decodeStrictly(bytes, 'utf-16be') === undefined ? undefined : 'utf-16be';
  return undefined;
}

/** High bytes of Latin (0), general punctuation (20), CJK punctuation (30), Han and full width. */
function isHighByte(byte: number): boolean {
  return (
    byte === 0 || byte === 0x20 || byte === 0x30 || (byte >= 0x4e && byte <= 0x9f) || byte === 0xff
  );
}

/** Encodings in which every byte string is valid, so that only statistics speak for them. */
const SINGLE_BYTE = /^(?:windows|iso-8859|koi8|ibm|mac)/u;

function isMostlyAscii(sample: Uint8Array): boolean {
  return sample.filter((byte) => byte >= 0x80).length <= sample.length * 0.2;
}

/** What jschardet returns; its own types leave out the null of an unknown encoding. */
interface Detected {
  readonly encoding: string | null;
  readonly confidence: number;
}

function likelyEncodings(bytes: Uint8Array): readonly string[] {
  const first = Math.max(0, bytes.findIndex((byte) => byte >= 0x80) - 64);
  const sample = Buffer.from(bytes.subarray(first, first + SAMPLE_BYTES));
  const { encoding, confidence } = jschardet.detect(sample) as Detected;
  const guess = encoding === 'GB2312' ? 'gb18030' : encoding?.toLowerCase();
  const isSure = guess !== undefined && confidence >= 0.5;
  const sure = isSure && (!SINGLE_BYTE.test(guess) || isMostlyAscii(sample)) ? [guess] : [];
  return [...new Set([...sure, 'gb18030', 'big5'])].filter((name) => name !== 'utf-8');
}

function controlShare(text: string): number {
  const sample = text.slice(0, SAMPLE_BYTES);
  const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/gu)?.length ?? 0;
  return controls / sample.length;
}
