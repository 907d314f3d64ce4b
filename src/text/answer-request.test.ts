import { expect, it } from 'vitest';
import { withoutWordingRequest } from './wording-request.ts';

it.each([
  ['文章里有句说看准毛病找办法 原话咋写的', '看准毛病找办法'],
  ['小网格变主动 原文怎么讲的', '小网格变主动'],
  ['报告里是怎么说扩大就业的', '扩大就业的'],
  ['扩大就业 报告怎么说的', '扩大就业'],
  ['what is the exact wording for opening up', 'opening up'],
])('takes the request for the own words off: %s', (question, left) => {
  expect(withoutWordingRequest(question)).toBe(left);
});

it.each(['原文怎么说的', '报告工作几次', '谁怎么说他的', '材料科学有几个实验室'])(
  'leaves alone what asks for something else: %s',
  (question) => {
    expect(withoutWordingRequest(question)).toBe(question);
  },
);
