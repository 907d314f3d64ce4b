import { describe, expect, it } from 'vitest';
import { readReaderModel } from '../reader-file.ts';
import { candidatesIn } from './candidate-spans.ts';
import { createEdgeScorer } from './edge-model.ts';
import { shapeOf } from './shape.ts';

const edges = createEdgeScorer(readReaderModel('embeddings/reader').edges);

function textsIn(text: string): readonly string[] {
  return candidatesIn(text, { start: 0, end: text.length, index: 0 }, edges).map((c) => c.text);
}

describe('candidate spans', () => {
  it.each([
    ['全县新建公路127.5公里,受益群众3.2万余人。', '127.5公里'],
    ['全县新建公路127.5公里,受益群众3.2万余人。', '3.2万余人'],
    ['用电量同比增长16.9%。', '16.9%'],
    ['2021年3月,新桥建成通车。', '2021年3月'],
    ['会议由副市长李文华主持。', '李文华'],
    ['开展“蓝天行动”,整治扬尘。', '“蓝天行动”'],
    ['重点发展纺织、食品、机械三大产业。', '纺织、食品、机械'],
  ])('of %s have %s', (text, expected) => {
    expect(textsIn(text)).toContain(expected);
  });

  it('stay inside their sentence and carry their own text', () => {
    const text = '第一句说完。全县新建公路127.5公里。';
    for (const each of candidatesIn(text, { start: 6, end: text.length, index: 1 }, edges)) {
      expect(each.start).toBeGreaterThanOrEqual(6);
      expect(text.slice(each.start, each.end)).toBe(each.text);
    }
  });
});

describe('borders of candidate spans', () => {
  it('never cut a number', () => {
    const texts = textsIn('全年汇兑损失1,860万元,用时10:30,占比12.5%。');
    expect(texts).toContain('1,860万元');
    for (const text of texts) {
      expect(text).not.toMatch(/^(?:860|,|60|0万|5%|\.5)|1$|12$|10$/u);
    }
  });

  it('have no white space at their edges', () => {
    for (const text of textsIn('The scheme was launched in March 2023 in 12 towns.')) {
      expect(text).toBe(text.trim());
    }
  });
});

describe('the shape of a span', () => {
  it('tells figures, percentages, dates, quotations and lists', () => {
    expect(shapeOf('3.2万余人')).toMatchObject({ figure: true, percent: false });
    expect(shapeOf('近三成')).toMatchObject({ figure: true, percent: true });
    expect(shapeOf('去年4月').date).toBe(true);
    expect(shapeOf('“蓝天行动”').quoted).toBe(true);
    expect(shapeOf('纺织、食品、机械').members).toBe(3);
  });
});
