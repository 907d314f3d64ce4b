import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphWindows } from './windows.ts';

const texts = (text: string): readonly string[] =>
  paragraphWindows(text).map(({ start, end }) => text.slice(start, end));

const sentence = (topic: string): string => `${topic}全年保持稳定增长，群众的获得感进一步增强。`;

describe('the windows of a paragraph', () => {
  it('is the text itself when that is short', () => {
    expect(texts('粮食产量稳定。')).toEqual(['粮食产量稳定。']);
  });

  it('are cut at two sizes, so that one fact can be found as well as what the passage is about', () => {
    const [grain, school, road] = [
      sentence('粮食生产'),
      sentence('学校建设'),
      sentence('公路通车'),
    ];
    expect(texts(grain + school + road)).toEqual([grain + school + road, grain, school, road]);
  });

  it('cuts a long sentence between its clauses', () => {
    const clauses = [
      '新建学校十二所，',
      '改造医院三十家，',
      '公路通车四百公里，',
      '供水工程全部完工。',
    ];
    const long = clauses.map((clause) => clause.repeat(4)).join('');
    for (const window of texts(long)) expect(window.length).toBeLessThanOrEqual(120);
    expect(texts(long).some((window) => window.length <= 40)).toBe(true);
  });

  it('cover all that is visible, in reading order, none twice', () => {
    const paragraph = fc
      .array(fc.constantFrom('学校', '医院三十家，', '增长5.5%。', ' ', 'The grid. ', '！', '；'), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(paragraph, (text) => {
        const windows = paragraphWindows(text);
        const covered = new Set(
          windows.flatMap(({ start, end }) =>
            Array.from({ length: end - start }, (_, at) => start + at),
          ),
        );
        for (let at = 0; at < text.length; at += 1) {
          if (text.charAt(at).trim() !== '') expect(covered.has(at)).toBe(true);
        }
        const keys = windows.map(({ start, end }) => `${start} ${end}`);
        expect(new Set(keys).size).toBe(keys.length);
        const starts = windows.map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((left, right) => left - right));
      }),
    );
  });
});
