import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeReport, MAX_REPORT_BYTES } from './decode-report.ts';
import {
  ReportEmptyError,
  ReportEncodingError,
  ReportNotTextError,
  ReportTooLargeError,
} from './report-error.ts';

const text = readFileSync(new URL('../../data/report.txt', import.meta.url), 'utf8');
const simplified = '一年来，全市立刑事案件同比下降16.9%。\n百姓看平安，关键看治安。';
const english = 'Crime fell by 16.9% in 2022.\nPeople look to safety first.\n';

describe('decodeReport', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little end with a mark', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16 big end with a mark', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['UTF-16 little end without a mark', iconv.encode(text, 'utf-16le')],
    ['UTF-16 big end without a mark', iconv.encode(text, 'utf-16be')],
    ['GB18030', iconv.encode(text, 'gb18030')],
  ])('reads the whole report in %s', (_name, bytes) => {
    expect(decodeReport(bytes)).toBe(text);
  });

  it('reads Big5, where the text has only characters of Big5', () => {
    const inBig5 = Array.from(text)
      .filter((character) => iconv.decode(iconv.encode(character, 'big5'), 'big5') === character)
      .join('');
    expect(inBig5.length).toBeGreaterThan(text.length * 0.95);
    expect(decodeReport(iconv.encode(inBig5, 'big5'))).toBe(inBig5);
  });

  it.each(['gb18030', 'utf-16le', 'utf-16be', 'utf8'])(
    'reads two Simplified lines in %s',
    (name) => {
      expect(decodeReport(iconv.encode(simplified, name))).toBe(simplified);
    },
  );

  it.each(['ascii', 'utf-16le', 'utf-16be'])('reads English in %s', (name) => {
    expect(decodeReport(iconv.encode(english, name))).toBe(english);
  });

  it('reads Chinese in UTF-16 that has not one ASCII character', () => {
    const han = '平安是改革發展的基石，是人民群眾福祉所繫。';
    expect(decodeReport(iconv.encode(han, 'utf-16le'))).toBe(han);
    expect(decodeReport(iconv.encode(han, 'utf-16be'))).toBe(han);
  });

  it('reads UTF-8 in which a few bytes are damaged', () => {
    const bytes = Buffer.from(text);
    bytes[3001] = 0xff;
    expect(decodeReport(bytes)).toContain('重拳打擊——');
  });

  it.each([
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj'), /PDF.*Export it as text/u],
    ['Word', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), /Word/u],
    ['picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), /PNG/u],
    ['web page', Buffer.from('<!DOCTYPE html>\n<html><body>報告</body></html>'), /web page/u],
    ['binary', Buffer.from([1, 2, 0, 4, 250, 6, 0, 0, 9, 1, 3]), /binary file/u],
    ['control characters', Buffer.from('\u0001\u0002\u0003\u0004abc'), /binary file/u],
  ])('says what a %s file is and what to do', (_name, bytes, message) => {
    expect(() => decodeReport(bytes)).toThrow(ReportNotTextError);
    expect(() => decodeReport(bytes)).toThrow(message);
  });

  it('refuses bytes that fit no encoding', () => {
    const bytes = Buffer.from([0x61, 0xff, 0xff, 0x80, 0xff, 0xfe, 0xff, 0x80, 0x80]);
    expect(() => decodeReport(bytes)).toThrow(ReportEncodingError);
  });

  it.each([[''], [' \n\t\n'], ['\ufeff']])('refuses an empty file: %j', (empty) => {
    expect(() => decodeReport(Buffer.from(empty))).toThrow(ReportEmptyError);
  });

  it('refuses a file over the limit and tells both sizes', () => {
    const bytes = new Uint8Array(MAX_REPORT_BYTES + 1);
    expect(() => decodeReport(bytes)).toThrow(ReportTooLargeError);
    expect(() => decodeReport(bytes)).toThrow(/32\.0 MiB/u);
  });
});
