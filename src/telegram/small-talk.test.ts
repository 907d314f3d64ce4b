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

  it.each([
    '太好了',
    '哈哈',
    '哈哈哈，真厉害！',
    '太棒了！！',
    'haha nice',
    'LOL',
    'Wow, very interesting',
  ])('reacts: %s', (text) => {
    expect(smallTalkIn(text)).toBe('reaction');
  });

  it.each(['你是谁', '你是誰呀？', '你能做什么？', 'Who are you?', 'what can you do'])(
    'asks who is there: %s',
    (text) => {
      expect(smallTalkIn(text)).toBe('identity');
    },
  );

  it.each([
    '好多少',
    '强拆了几处',
    '你是谁派来的',
    'nice roads',
    'good governance',
    'hahaha how many',
  ])('is told from words that only begin like it: %s', (text) => {
    expect(smallTalkIn(text)).toBeNull();
  });

  it.each(['你好，下降多少？', 'hello, how many?', '谢谢谁？', '感谢信有几封', 'high', 'OK吗'])(
    'is told from a question: %s',
    (text) => {
      expect(smallTalkIn(text)).toBeNull();
    },
  );
});
