import { expect, it } from 'vitest';
import { isQuestion } from './is-question.ts';

const BOT = { id: 1, username: 'verbatim_bot' };
const GROUP = { id: -5, type: 'supergroup' };
const FROM = { id: 9, is_bot: false };

function message(fields: object): object {
  return { update_id: 7, message: { message_id: 3, chat: GROUP, from: FROM, ...fields } };
}

it.each([
  ['a question to the bot', message({ text: '@verbatim_bot 多少?' }), true],
  [
    'a question in a private chat',
    message({ chat: { id: 9, type: 'private' }, text: '多少?' }),
    true,
  ],
  ['an inline query', { update_id: 7, inline_query: { id: 'a', from: FROM, query: '多少' } }, true],
  ['what others say in a group', message({ text: '今天吃什么?' }), false],
  ['a group that became a supergroup', message({ migrate_to_chat_id: -1005 }), false],
  ['a change of membership', { update_id: 7, my_chat_member: { chat: GROUP, from: FROM } }, false],
  ['a tap', { update_id: 7, callback_query: { id: 'a', from: FROM } }, false],
  ['nothing at all', { update_id: 7, message: null }, false],
])('tells whether somebody waits for an answer: %s', (_, update, expected) => {
  expect(isQuestion(update, BOT)).toBe(expected);
});
