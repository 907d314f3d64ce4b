import pThrottle from 'p-throttle';

/** Delays new messages so that Telegram's limits are not run into. */
export interface Pacing {
  /** Resolves when a new message may go to that chat. */
  turn(chatId: number | string): Promise<void>;
}

/**
 * Limits as given at core.telegram.org/bots/faq#my-bot-is-hitting-limits, with a margin of 5 % for
 * uneven travel times. What Telegram really allows, it says with 429.
 */
const OVERALL = { limit: 30, interval: 1_050, strict: true };
const PER_CHAT = { limit: 1, interval: 1_050, strict: true };
const PER_GROUP = { limit: 20, interval: 63_000, strict: true };

/** Chats whose pacing is remembered before idle ones are forgotten. */
const REMEMBERED_CHATS = 2_000;

interface ChatPacing {
  turn(): Promise<void>;
  /** Milliseconds since 1970. */
  lastUsed: number;
  waiting: number;
}

/** Creates pacing per chat (1 a second, groups 20 a minute) and overall (30 a second). */
export function createPacing(): Pacing {
  const overall = pThrottle(OVERALL)(pass);
  const chats = new Map<number | string, ChatPacing>();
  return {
    turn: async (chatId) => {
      const chat = chats.get(chatId) ?? startPacing(isGroup(chatId));
      chats.set(chatId, chat);
      if (chats.size > REMEMBERED_CHATS) forgetIdle(chats);
      chat.waiting += 1;
      await chat.turn();
      await overall();
      chat.lastUsed = Date.now();
      chat.waiting -= 1;
    },
  };
}

function startPacing(group: boolean): ChatPacing {
  const perSecond = pThrottle(PER_CHAT)(pass);
  const perMinute = pThrottle(PER_GROUP)(pass);
  return {
    lastUsed: 0,
    waiting: 0,
    turn: async () => {
      if (group) await perMinute();
      await perSecond();
    },
  };
}

function forgetIdle(chats: Map<number | string, ChatPacing>): void {
  for (const [id, { waiting, lastUsed }] of chats) {
    if (waiting === 0 && Date.now() - lastUsed > PER_GROUP.interval) chats.delete(id);
  }
}

/** Groups, supergroups and channels have negative ids or are named `@…`. */
function isGroup(chatId: number | string): boolean {
  return Number.isNaN(Number(chatId)) || Number(chatId) < 0;
}

/** Only the moment at which it may run counts. */
function pass(): Promise<void> {
  return Promise.resolve();
}
