import { describe, expect, it } from 'vitest';
import { smallTalkIn } from './small-talk.ts';

describe('small talk', () => {
  it.each(['你好', '您好！', '大家好～', 'Hello!', 'hi there', 'Good morning', '早安', '在嗎?'])(
    'greets: %s',
    (text) => {
      expect(smallTalkIn(text)).toBe('greeting');
    },
  );

  it.each([
    '谢谢',
    '謝謝你！',
    '好的，谢谢',
    'Thanks',
    'thank you so much!',
    'OK',
    '明白了',
    '唔該',
  ])('thanks: %s', (text) => {
    expect(smallTalkIn(text)).toBe('thanks');
  });

  it.each(['你好，下降多少？', 'hello, how many?', '谢谢谁？', '感谢信有几封', 'high', 'OK吗'])(
    'is told from a question: %s',
    (text) => {
      expect(smallTalkIn(text)).toBeNull();
    },
  );
});
