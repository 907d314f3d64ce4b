import { describe, expect, it } from 'vitest';
import { nearestSuggestions } from './nearest-suggestions.ts';

const SUGGESTIONS = ['修路多少里?', '種樹多少棵?', '打井多少口?', '建橋多少座?', '學校多少所?'];

describe('nearestSuggestions', () => {
  it('puts first what is nearest in topic, in either script', () => {
    expect(nearestSuggestions(SUGGESTIONS, '去年种树花了多少钱')[0]).toBe('種樹多少棵?');
    expect(nearestSuggestions(SUGGESTIONS, '学校有没有食堂')[0]).toBe('學校多少所?');
  });

  it('varies with the question, and is the same whenever that is asked', () => {
    const questions = ['火星上有什么', '谁是市长', 'who am i', '比特币多少钱', '今天下雨吗'];
    const shown = questions.map((question) => nearestSuggestions(SUGGESTIONS, question));
    expect(new Set(shown.map((three) => three.join())).size).toBeGreaterThan(2);
    expect(shown).toEqual(questions.map((each) => nearestSuggestions(SUGGESTIONS, each)));
    for (const three of shown) expect(new Set(three).size).toBe(3);
  });

  it('suggests nothing where there is nothing', () => {
    expect(nearestSuggestions([], '火星')).toEqual([]);
  });
});
