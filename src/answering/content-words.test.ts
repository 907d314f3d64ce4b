import { describe, expect, it } from 'vitest';
import { contentWords } from './content-words.ts';

function wordsIn(question: string): readonly string[] {
  return contentWords(question).map(({ folded }) => folded);
}

describe('contentWords', () => {
  it.each([
    ['去年全市下降了多少个?', ['去年', '全市', '下降']],
    ['how many people does the report say were arrested', ['arrested']],
    ['邊個派出所幾時開始', ['派出所', '开始']],
    ['下降16.9%的是什么', ['下降', '16.9%']],
  ])('keeps of "%s" what it is about', (question, words) => {
    expect(wordsIn(question)).toEqual(words);
  });

  it.each(['多少个', '几次?', '哪个', '第几名', '有多少人呢', 'what is it?', '', '？'])(
    'keeps nothing of "%s"',
    (question) => {
      expect(wordsIn(question)).toEqual([]);
    },
  );

  it('names a word once', () => {
    expect(wordsIn('法院和法院')).toEqual(['法院']);
  });
});
