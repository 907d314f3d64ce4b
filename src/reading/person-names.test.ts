import { describe, expect, it } from 'vitest';
import {
  bareName,
  namesAskedAbout,
  namesPerson,
  officeAskedAbout,
  titleOf,
} from './person-names.ts';

describe('people in a report', () => {
  it.each([
    ['市水务局供水处处长何敏说,今年', true],
    ['市水务局接市民周某来电', true],
    ['“水清了。”林立华介绍', true],
    ['市水务局聚焦供水安全,高效推进', false],
    ['农民和工作人员一起上山', false],
  ])('are told by the words around a name: %s', (text, expected) => {
    expect(namesPerson(text)).toBe(expected);
  });

  it('are told by their office', () => {
    const text = '附属医院院长林立华和护士长何敏在会上发言';
    expect(namesPerson(text, '院长')).toBe(true);
    expect(namesPerson(text, '局长')).toBe(false);
  });

  it('have a title, which is told apart from the name', () => {
    expect(bareName('市水务局供水处处长何敏')).toBe('何敏');
    expect(bareName('供水处处长')).toBeNull();
    const text = '“水清了。”市水务局供水处处长何敏说。';
    const title = titleOf(text, '何敏');
    expect(text.slice(title?.start, title?.end)).toBe('市水务局供水处处长');
    expect(titleOf('何敏说。', '何敏')).toBeNull();
  });
});

describe('questions about people', () => {
  it.each([
    ['何敏是谁', ['何敏']],
    ['何敏什么职务?', ['何敏']],
    ['何敏是干什么的', ['何敏']],
    ['何敏系边个', ['何敏']],
    ['谁是供水处处长', []],
    ['供水改造是什么', []],
  ])('%s asks about %j', (core, expected) => {
    expect(namesAskedAbout(core, [])).toEqual(expected);
  });

  it('find a name that is spelled in English', () => {
    const concepts = [{ source: 'he min', value: 1, alternatives: [{ term: '何敏', weight: 1 }] }];
    expect(namesAskedAbout('who is he min?', concepts)).toEqual(['何敏']);
    expect(namesAskedAbout("he min's job title", concepts)).toEqual(['何敏']);
    expect(namesAskedAbout('who is the director', concepts)).toEqual([]);
  });

  it.each([
    ['附属医院的院长是谁', '院长'],
    ['供水处处长叫什么名字', '处长'],
    ['who was the judge in the first hearing', ''],
    ['谁捐的款', null],
  ])('%s asks for the holder of an office', (core, expected) => {
    expect(officeAskedAbout(core)).toBe(expected);
  });
});
