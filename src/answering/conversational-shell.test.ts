import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { stripShell } from './conversational-shell.ts';

/** What is left, whether or not it still ends in a question mark. */
function coreOf(asked: string): string {
  return stripShell(foldText(asked)).replace(/\?$/u, '');
}

const QUESTIONS = ['划分网格多少个', 'how many grids are there', '喂养站有几处', '8.6万是什么'];
const OPENERS = [
  '你好，',
  '大家好 ',
  '打扰一下，',
  '不好意思打扰了，',
  '求问下，',
  '请问一下',
  '我想知道',
  '麻煩問一下 ',
  '@report_bot ',
  '哈囉，請問',
  '帮我查一下',
  '唔該，想問下',
  'Hello, ',
  'Hi there! ',
  'Excuse me, ',
  'Good morning everyone, ',
  'can you tell me ',
  'Could you please tell us ',
  "I'd like to know ",
  'Does anyone know ',
  'Quick question: ',
];
const CLOSERS = [
  '，谢谢',
  '？多謝晒',
  '，在线等',
  '? thanks',
  ', thank you so much!',
  ' @report_bot',
  '，急！',
  '，求助',
];

describe('stripShell', () => {
  it.each([
    ['建成食堂25个我知道了,那书屋这块呢,几个', '书屋这块呢,几个'],
    ['I know about the 25 canteens, but how many reading rooms?', 'how many reading rooms'],
    ['警方知道了之后做了什么', '警方知道了之后做了什么'],
  ])('drops what the asker knows already: %s', (question, core) => {
    expect(coreOf(question)).toBe(core);
  });

  it.each(OPENERS)('takes the opening "%s" off', (opener) => {
    for (const question of QUESTIONS) {
      expect(coreOf(`${opener}${question}`)).toBe(foldText(question));
    }
  });

  it.each(CLOSERS)('takes the closing "%s" off', (closer) => {
    for (const question of QUESTIONS) {
      expect(coreOf(`${question}${closer}`)).toBe(foldText(question));
    }
  });

  it('takes any pile of openings and closings off', () => {
    const pile = fc.array(fc.constantFrom(...OPENERS), { maxLength: 3 });
    fc.assert(
      fc.property(pile, fc.constantFrom(...CLOSERS, ''), (openers, closer) => {
        expect(coreOf(`${openers.join('')}划分网格多少个${closer}`)).toBe('划分网格多少个');
      }),
    );
  });

  it.each([
    '居民向谁表示感谢',
    '老人向哪里求助',
    '群众为什么着急',
    'well-being of residents',
    'so-called pyramid schemes',
    'hi-tech companies in the report',
    '喂养站有几处',
    '对了解到的问题怎么处理',
    'how many people please themselves',
    '麻烦制造者被抓了多少人',
  ])('leaves the question "%s" whole', (question) => {
    expect(stripShell(question)).toBe(question);
  });

  it.each(['你好', 'hello', 'thanks!', '谢谢', '@bot', '请问', '??', '', '...'])(
    'returns "%s", which is shell alone, as it was',
    (shell) => {
      expect(stripShell(shell)).toBe(shell);
    },
  );

  it('never makes nothing out of something and changes nothing the second time', () => {
    const pieces = fc.constantFrom(
      ...OPENERS,
      ...CLOSERS,
      ...QUESTIONS,
      ' ',
      '?',
      '，',
      '！',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 6 }), (parts) => {
        const asked = foldText(parts.join(''));
        const core = stripShell(asked);
        if (asked !== '') expect(core).not.toBe('');
        expect(stripShell(core)).toBe(core);
      }),
    );
  });
});
