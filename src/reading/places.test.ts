import { describe, expect, it } from 'vitest';
import { foreignPlaces, placesIn } from './places.ts';

describe('places in a question', () => {
  it('are known by their Chinese and English names', () => {
    expect(placesIn('上海去年gdp增长多少')).toEqual(['上海']);
    expect(placesIn('how many tourists visited hong kong')).toEqual(['香港']);
    expect(placesIn('一共多少人')).toEqual([]);
  });

  it('are whole words in Chinese', () => {
    expect(placesIn('山西安全生产事故多少起')).toEqual(['山西']);
    expect(placesIn('广州市新增多少家')).toEqual(['广州']);
  });

  it('are whole words in English', () => {
    expect(placesIn('what parisian style is named')).toEqual([]);
  });

  it('are foreign to a report that never names them, not even in short', () => {
    const report = { says: (text: string) => '对口援疆、闽宁协作成果丰硕'.includes(text) };
    expect(foreignPlaces('新疆的援建做得怎么样', report)).toEqual([]);
    expect(foreignPlaces('成都去年建了多少所学校', report)).toEqual(['成都']);
    expect(foreignPlaces('which experience from zhejiang is kept', report)).toEqual([]);
  });
});
