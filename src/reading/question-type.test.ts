import { describe, expect, it } from 'vitest';
import { foldText } from '../text/fold.ts';
import { expectationOf, subjectOf } from './question-type.ts';

const of = (question: string) => expectationOf(foldText(question));

describe('what a question asks for', () => {
  it.each([
    ['一共修了多少公里', 'number'],
    ['刑案一共破咗幾多萬宗呀', 'number'],
    ['how many villages got water', 'number'],
    ['死亡人數少了百分之幾', 'percentage'],
    ['what share of homes has gas', 'percentage'],
    ['邊個負責呢件事', 'who'],
    ['who opened the meeting', 'who'],
    ['係邊度開會', 'where'],
    ['which city hosted it', 'where'],
    ['幾時開始', 'when'],
    ['哪年建成的', 'when'],
    ['有哪些措施', 'list'],
    ['which three goals are named', 'list'],
    ['修好了吗', 'yes-no'],
    ['did it rain', 'yes-no'],
    ['點解要咁做', 'how-or-why'],
    ['why was it closed', 'how-or-why'],
    ['那個工程叫什麼', 'what'],
  ])('%s asks for %s', (question, type) => {
    expect(of(question).type).toBe(type);
  });

  it('hears the unit and the number of items asked for', () => {
    expect(of('来了多少人次').units).toContain('人次');
    expect(of('来了多少人次').units).not.toContain('名');
    // 宗 is what Hong Kong says for 起.
    expect(of('山火有幾多宗').units).toContain('起');
    expect(of('how many kilometres of road').units).toContain('公里');
    expect(of('是哪三个部门').items).toBe(3);
    expect(of('which two offices').items).toBe(2);
  });

  it('tells a reverse lookup and a request for the original words', () => {
    expect(of('48.63%说的是哪个数').reverse).toBe(true);
    expect(of('多少公里').reverse).toBe(false);
    expect(of('原话怎么说的').quotes).toBe(true);
  });

  it('keeps the subject and drops the asking words', () => {
    expect(subjectOf('修了多少公里')).not.toContain('多少');
    expect(subjectOf('修了多少公里')).toContain('公里');
  });
});
