import { describe, expect, it } from 'vitest';
import { bareName, namesPerson, titleOf } from './person-names.ts';

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
