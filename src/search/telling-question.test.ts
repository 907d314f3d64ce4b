import { describe, expect, it } from 'vitest';
import { buildKeywordIndex } from './keyword-index.ts';
import { betweenVectors, tellingQuestion } from './telling-question.ts';

// The region is named in nine of twelve paragraphs, everything else in one or two.
const index = buildKeywordIndex([
  '海南粮食产量稳定,hainan grain',
  '海南新建学校十二所,hainan schools',
  '海南游客增长,hainan visitors',
  '海南港口吞吐量,hainan ports',
  '海南医院改造,hainan hospitals',
  '海南公路通车,hainan roads',
  '海南渔业升级,hainan fishing',
  '海南供水工程,hainan water',
  '海南电网投产,hainan grid',
  '居民收入提高',
  '老旧小区更新',
  '森林覆盖率上升',
]);

describe('the telling part of a question', () => {
  it('leaves out what most paragraphs of the report say, in both scripts', () => {
    expect(tellingQuestion('海南建了几所学校', index)).toBe('建了几所学校');
    expect(tellingQuestion('how many schools did hainan build', index)).toBe(
      'how many schools did build',
    );
  });

  it('is null when the question has no common term', () => {
    expect(tellingQuestion('老旧小区更新了吗', index)).toBeNull();
  });

  it('is null when nothing would be left', () => {
    expect(tellingQuestion('海南?', index)).toBeNull();
  });

  it('takes nothing away in a report of a few paragraphs, where every term is common', () => {
    const few = buildKeywordIndex(['海南学校', '海南医院', '海南港口']);
    expect(tellingQuestion('海南学校', few)).toBeNull();
  });

  it('keeps characters beyond the basic plane whole', () => {
    expect(tellingQuestion('海南𫗦子', index)).toBe('𫗦子');
  });
});

describe('the vector between a question and its telling part', () => {
  it('has unit length and lies nearer to the telling part', () => {
    const whole = Float32Array.of(1, 0);
    const telling = Float32Array.of(0, 1);
    const between = betweenVectors(whole, telling);
    expect(Math.hypot(...between)).toBeCloseTo(1, 6);
    expect(between[1]).toBeGreaterThan(between[0] ?? 1);
  });
});
