import { expect, it } from 'vitest';
import { matterOf } from './question-matter.ts';

it.each([
  ['文章里有句说看准毛病找办法 原话咋写的', '看准毛病找办法'],
  ['小网格变主动 原文怎么讲的', '小网格变主动'],
  ['报告里是怎么说扩大就业的', '扩大就业的'],
  ['扩大就业 报告怎么说的', '扩大就业'],
  ['what is the exact wording for opening up', 'opening up'],
  ['how many bridges are there in total', 'how many bridges are there'],
])('takes the request for the own words or a sum off: %s', (question, left) => {
  expect(matterOf(question)).toBe(left);
});

it.each([
  ['用水量是不是下降了3.2%', '用水量是不是下降了'],
  ['全年来信一共有2,300件吗', '全年来信一共有 吗'],
  ['did water use fall by 3.2%', 'did water use fall by'],
])('takes a figure off that is only put forward: %s', (question, left) => {
  expect(matterOf(question)).toBe(left);
});

it.each(['3.2%是用水量吗', '2021年是不是开了会', '有3.2%吗', '下降3.2%的是什么'])(
  'leaves figures alone that say what is meant: %s',
  (question) => {
    expect(matterOf(question)).toBe(question);
  },
);

it.each(['原文怎么说的', '报告工作几次', '谁怎么说他的', '材料科学有几个实验室'])(
  'leaves alone what asks for something else: %s',
  (question) => {
    expect(matterOf(question)).toBe(question);
  },
);
