import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLog } from '../operations/log.ts';
import type { BotApi } from './ports.ts';
import { withTyping } from './typing-indicator.ts';

const log = createLog({ level: 'silent', secrets: [] });

function recorder(): { readonly api: BotApi; readonly calls: object[] } {
  const calls: object[] = [];
  const api: BotApi = {
    call: (method, parameters) => {
      calls.push({ method, ...parameters });
      return Promise.reject(new Error('refused'));
    },
  };
  return { api, calls };
}

const target = { updateId: 1, chatId: -5, topicId: 3 };

describe('the typing indicator', () => {
  it('shows in the topic of a question that takes long, and its refusal harms nothing', async () => {
    const { api, calls } = recorder();
    const answer = withTyping({ api, log }, target, () => sleep(450, 'answer'));
    await expect(answer).resolves.toBe('answer');
    const shown = { method: 'sendChatAction', chat_id: -5, message_thread_id: 3, action: 'typing' };
    expect(calls).toEqual([shown]);
  });

  it('does not show after a quick answer or a failure', async () => {
    const { api, calls } = recorder();
    await withTyping({ api, log }, target, () => Promise.resolve());
    await expect(
      withTyping({ api, log }, target, () => Promise.reject(new Error('no model'))),
    ).rejects.toThrow('no model');
    await sleep(350);
    expect(calls).toEqual([]);
  });
});
