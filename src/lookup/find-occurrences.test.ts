import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../test/fixtures/report-of.ts';
import { parseReport } from '../report/parse-report.ts';
import { findOccurrences } from './find-occurrences.ts';
import { textAt } from './report-places.ts';

const bundled = parseReport(readFileSync('data/report.txt', 'utf8'));

function found(text: string, term: string): string[] {
  const report = reportOf('', [{ heading: null, paragraphs: [text] }]);
  return findOccurrences(report, term).places.flatMap(({ ranges }) =>
    ranges.map(({ start, end }) => text.slice(start, end)),
  );
}

describe('findOccurrences', () => {
  it('finds a Traditional word by its Simplified form, with counts by place', () => {
    const { total, places } = findOccurrences(bundled, '网格员');
    const inText = places.map(({ place, ranges }) => [
      place.kind === 'paragraph' ? place.paragraph : place.kind,
      ranges.length,
    ]);
    expect(inText).toEqual([
      [18, 1],
      [22, 2],
      [23, 1],
    ]);
    expect(total).toBe(4);
    for (const { place, ranges } of places) {
      const { text } = textAt(bundled, place);
      for (const { start, end } of ranges) expect(text.slice(start, end)).toBe('網格員');
    }
  });

  it('finds words in the title and in headings too', () => {
    const { places } = findOccurrences(bundled, '高效能治理');
    expect(places.map(({ place }) => place)).toEqual([
      { kind: 'title' },
      { kind: 'paragraph', paragraph: 39 },
    ]);
    expect(findOccurrences(bundled, '铜墙铁壁').places[0]?.place).toEqual({
      kind: 'heading',
      section: 3,
    });
  });

  it.each([
    ['下降116.9%，上升16.9%', '16.9%', ['16.9%']],
    ['下降16.95%', '16.9', []],
    ['共11717棟', '1717', []],
    ['共１,７１７棟', '1717', ['１,７１７']],
    ['共1717棟', '1,717', ['1717']],
    ['劃分８.６萬個', '8.6万', ['８.６萬']],
    ['劃分8.6 萬個', '8.6万', ['8.6 萬']],
    ['二千七百人、七百人', '七百人', ['七百人']],
    ['said AI, and ai-based', 'ai', ['AI', 'ai']],
    ['THE Court and courts', 'court', ['Court']],
    ['哈哈哈哈', '哈哈', ['哈哈', '哈哈']],
    ['第3節，版本1.3', '3', ['3']],
  ])('in %s finds %s as a whole', (text, term, expected) => {
    expect(found(text, term)).toEqual(expected);
  });

  it('finds nothing for an empty term or one that is not there', () => {
    expect(findOccurrences(bundled, ' \n')).toEqual({ term: '', total: 0, places: [] });
    expect(findOccurrences(bundled, '地铁').total).toBe(0);
  });
});
