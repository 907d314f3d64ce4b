import type { Language } from '../answering/answer.ts';
import type { Answerer } from '../answering/answerer.ts';
import { noticeWords } from '../presentation/wording/notice-words.ts';
import { welcomeWords } from '../presentation/wording/welcome-words.ts';
import { exampleKeyboard, greeting, groupIntroduction } from './commands.ts';
import type { Reply } from './reply.ts';
import type { SmallTalk } from './small-talk.ts';
import { noticeReply } from './views.ts';
import type { BotIdentity } from './wire.ts';

/** Where somebody talks to the bot, and what they say. */
export interface Talk {
  readonly talk: SmallTalk;
  readonly bot: BotIdentity;
  readonly isPrivate: boolean;
}

/** Answers small talk in a line, in a private chat with questions to go on with. */
export function talkReply(
  answerer: Answerer,
  language: Language,
  { talk, bot, isPrivate }: Talk,
): Reply {
  const { report } = answerer;
  if (talk === 'thanks') return noticeReply(report, noticeWords[language].youAreWelcome);
  if (!isPrivate) return groupIntroduction(answerer, language, bot);
  if (talk === 'greeting') return greeting(answerer, language, { bot, isPrivate });
  const line = noticeReply(report, welcomeWords[language].whoIAm(report.title));
  return { ...line, keyboard: exampleKeyboard(answerer, language) };
}
