import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../report/parse-report.ts';
import { collectFigures } from './collect-figures.ts';

const report = parseReport(readFileSync('data/report.txt', 'utf8'));

describe('collectFigures', () => {
  it('lists the figures of the bundled report by section, without its dates', () => {
    const bySection = collectFigures(report).map(({ section, sentences }) => [
      section.number,
      sentences.flatMap(({ paragraph, figures }) =>
        figures.map(({ range }) =>
          report.paragraphs[paragraph - 1]?.text.slice(range.start, range.end),
        ),
      ),
    ]);
    expect(bySection).toEqual([
      [
        1,
        [
          '42名',
          '5.8%',
          '8.1%',
          '16.9%',
          '19.9%',
          '20.7%',
          '24個月',
          '14.39%',
          '970.7萬人次',
          '19.39億元',
          '1個',
          '49個',
          '476人',
          '7.45萬起',
          '2357起',
          '213個',
          '22個',
          '48.63%',
        ],
      ],
      [2, ['26個', '34個', '897個', '9390個', '8.6萬個', '12.1萬餘名', '12萬餘名']],
      [
        3,
        [
          '25起',
          '1717棟',
          '1.26萬餘處',
          '63條',
          '1161處',
          '10年',
          '17年',
          '24起',
          '3.1萬餘人',
          '19場',
        ],
      ],
      [4, ['28類', '134項', '392項', '72.2%', '216件', '半個小時', '8條', '1775件', '650家']],
    ]);
  });

  it('keeps every figure inside its sentence', () => {
    for (const { sentences } of collectFigures(report)) {
      for (const { sentence, figures } of sentences) {
        for (const { range } of figures) {
          expect(range.start).toBeGreaterThanOrEqual(sentence.start);
          expect(range.end).toBeLessThanOrEqual(sentence.end);
        }
      }
    }
  });
});
