import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeButton, encodeButton, type ButtonData } from './callback-data.ts';

const MAX_PARAGRAPHS = 1_000_000;

const number = fc.integer({ min: 1, max: MAX_PARAGRAPHS });
const place = fc.record({
  paragraph: number,
  passages: fc.array(number, { maxLength: 5 }),
  source: fc.oneof(
    fc.constantFrom('reply', 'follow-up', 'none').map((kind) => ({ kind }) as const),
    fc.nat({ max: 19 }).map((index) => ({ kind: 'suggestion', index }) as const),
  ),
});
const language = fc.constantFrom('zh-Hans', 'zh-Hant', 'en');
const action = fc.oneof(
  fc.record({ kind: fc.constant('show-paragraph'), place, page: fc.integer({ min: 1, max: 999 }) }),
  fc.record({ kind: fc.constantFrom('show-answer', 'explain'), place }),
  fc.record({ kind: fc.constant('vote'), place, helpful: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('show-contents', 'show-occurrences', 'show-figures'),
    page: number,
  }),
  fc.record({ kind: fc.constant('show-section'), section: number, page: number }),
  fc.record({ kind: fc.constant('ask-suggestion'), index: fc.nat({ max: 19 }) }),
  fc.record({
    kind: fc.constant('set-language'),
    language: fc.constantFrom('auto', 'zh-Hans', 'zh-Hant', 'en'),
  }),
  fc.record({ kind: fc.constant('set-length'), length: fc.constantFrom('brief', 'full') }),
  fc.record({
    kind: fc.constant('delete-data'),
    step: fc.constantFrom('ask', 'confirm', 'cancel'),
  }),
);
const button = fc.record({
  report: fc.stringMatching(/^[0-9a-f]{8}$/u),
  language,
  action,
}) as fc.Arbitrary<ButtonData>;

describe('the data of a button', () => {
  it('is read as it was written, and fits Telegram’s 64 bytes for a million paragraphs', () => {
    fc.assert(
      fc.property(button, (data) => {
        const written = encodeButton(data);
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(64);
        expect(decodeButton(written)).toEqual(data);
      }),
    );
  });

  it('that no version of ours wrote is nothing', () => {
    fc.assert(
      fc.property(fc.string(), (data) => {
        const read = decodeButton(data);
        if (read !== null) expect(decodeButton(encodeButton(read))).toEqual(read);
      }),
    );
    expect(decodeButton('p|32685565|0|zz')).toBeNull();
    expect(decodeButton('v2:next:17')).toBeNull();
  });
});
