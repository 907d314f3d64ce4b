import { describe, expect, it } from 'vitest';
import { asksForOnePerson, namesAskedAbout, officeAskedAbout } from './people-asked-about.ts';

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

  it.each([
    ['楼下那位住户叫啥名字', true],
    ['谁报的警', true],
    ['那项行动叫什么', false],
    ['谁捐的款', false],
  ])('%s asks for one person: %s', (core, expected) => {
    expect(asksForOnePerson(core)).toBe(expected);
  });
});
