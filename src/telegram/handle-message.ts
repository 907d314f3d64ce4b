import type { Answerer, PreviousExchange } from '../answering/answerer.ts';
import type { Language } from '../answering/answer.ts';
import { stripShell } from '../answering/conversational-shell.ts';
import { detectLanguage } from '../answering/detect-language.ts';
import { completeFollowUp } from '../answering/follow-up.ts';
import { answerWords } from '../presentation/wording/answer-words.ts';
import { noticeWords } from '../presentation/wording/notice-words.ts';
import { foldText } from '../text/fold.ts';
import { isAllowed, senderOf } from './access.ts';
import { answerReply, ask, nearestParagraph } from './answer-reply.ts';
import { decodeButton, reportMark } from './callback-data.ts';
import { commands } from './commands.ts';
import type { HandlerDeps } from './handler-deps.ts';
import type { ChatSettings } from './ports.ts';
import { saidIn } from './read-answer.ts';
import {
  isFrom,
  readMessage,
  repliedMessage,
  topicOf,
  type MessageIntent,
} from './read-message.ts';
import { readingLanguage } from './reading-language.ts';
import {
  isFinal,
  isRefusal,
  replaceReply,
  sendReply,
  type Reply,
  type ReplyTarget,
} from './reply.ts';
import { talkReply } from './talk-reply.ts';
import { withTyping } from './typing-indicator.ts';
import { noticeReply } from './views.ts';
import type { BotIdentity, WireMessage } from './wire.ts';

/** A message as it came, with who the bot is. */
export interface IncomingMessage {
  readonly updateId: number;
  readonly bot: BotIdentity;
  readonly message: WireMessage;
  /** An edit changes the earlier reply, where there is one, and is ignored otherwise. */
  readonly edited: boolean;
}

type Addressed = Exclude<MessageIntent, { kind: 'ignore' | 'migrated' }>;
type Question = Extract<MessageIntent, { kind: 'question' }>;

/** All that is known while one message is answered. */
interface Situation extends IncomingMessage {
  readonly deps: HandlerDeps;
  readonly answerer: Answerer;
  readonly settings: ChatSettings;
  /** Of the bot's own words. */
  readonly language: Language;
  readonly target: ReplyTarget;
  /** Messages that answered it before it was edited. */
  readonly earlier: readonly number[];
}

/** Answers one message, or nothing where it is not for the bot. */
export async function handleMessage(deps: HandlerDeps, incoming: IncomingMessage): Promise<void> {
  const { message, bot, edited } = incoming;
  const intent = readMessage(message, bot);
  if (intent.kind === 'ignore') return;
  if (intent.kind === 'migrated') {
    deps.settings.migrate(intent.fromChatId, intent.toChatId);
    return;
  }
  const earlier = edited ? deps.recent.answerTo(message.chat.id, message.message_id) : [];
  if (edited && earlier.length === 0) return;
  const settings = deps.settings.get(message.chat.id);
  const situation: Situation = {
    ...incoming,
    deps,
    answerer: deps.answerer(),
    settings,
    language: languageFor(intent, settings, message),
    target: targetOf(incoming, intent),
    earlier,
  };
  if (!(await isAdmitted(situation))) return;
  try {
    await respond(situation, intent);
  } catch (error) {
    await apologise(situation, error);
  }
}

async function respond(situation: Situation, intent: Addressed): Promise<void> {
  if (intent.kind === 'question') {
    await answerQuestion(situation, intent);
    return;
  }
  const reply = await replyTo(situation, intent);
  await deliver(situation, reply);
}

async function replyTo(
  situation: Situation,
  intent: Exclude<Addressed, { kind: 'question' }>,
): Promise<Reply> {
  const { answerer, bot, language, message } = situation;
  switch (intent.kind) {
    case 'unreadable':
      return noticeReply(answerer.report, noticeWords[language].textOnly);
    case 'empty-question':
      return noticeReply(answerer.report, noticeWords[language].emptyQuestion);
    case 'unknown-command':
      return noticeReply(answerer.report, noticeWords[language].unknownCommand(`/${intent.name}`));
    case 'small-talk':
      return talkReply(answerer, language, {
        bot,
        talk: intent.talk,
        isPrivate: message.chat.type === 'private',
      });
    case 'command':
      // `/ask` was read as a question already.
      return intent.name === 'ask'
        ? noticeReply(answerer.report, noticeWords[language].emptyQuestion)
        : commands[intent.name]({ ...situation, argument: intent.argument });
  }
}

async function answerQuestion(situation: Situation, { question }: Question): Promise<void> {
  const { deps, answerer, message, settings, target, earlier } = situation;
  const asked = askedIn(situation, question);
  const chatType = message.chat.type;
  const pointsBack = chatType !== 'private' && !asked.isFollowUp && earlier.length === 0;
  if (pointsBack && (await pointToEarlier(situation, asked))) return;
  const answer = await withTyping(deps, target, () =>
    ask(deps, answerer, { text: question, settings, chatType, previous: asked.previous }),
  );
  const source = { kind: asked.isFollowUp ? 'follow-up' : 'reply' } as const;
  const ids = await deliver(
    situation,
    answerReply(answerer, answer, { settings, chatType, source }),
  );
  const [first] = ids;
  if (first === undefined) return;
  if (pointsBack) deps.recent.remember(target.chatId, target.topicId, asked.key, first);
  const exchange = { question: asked.question, paragraph: nearestParagraph(answer) };
  for (const id of ids) deps.exchanges.remember(target.chatId, id, exchange);
}

/** What a message asks in the light of what it replies to. */
interface Asked {
  readonly previous: PreviousExchange | undefined;
  /** Does it say all of that only with the exchange before it? Then it is never "the same question". */
  readonly isFollowUp: boolean;
  /** What a further follow-up, or "why this passage", has to ask for. */
  readonly question: string;
  /** The same for every way to put the same question to the same report. */
  readonly key: string;
}

function askedIn(situation: Situation, question: string): Asked {
  const previous = previousExchange(situation);
  const core = stripShell(foldText(question));
  const completed = completeFollowUp(core, previous);
  const isFollowUp = completed !== core;
  const mark = reportMark(situation.answerer.report.hash);
  return {
    previous,
    isFollowUp,
    question: isFollowUp ? completed : question,
    key: `${mark} ${core.replace(/[\s?!.。…]+$/u, '')}`,
  };
}

/** Points to the answer the chat got to the same question a moment ago; false if it is gone. */
async function pointToEarlier(situation: Situation, asked: Asked): Promise<boolean> {
  const { deps, target, answerer, message } = situation;
  const earlier = deps.recent.find(target.chatId, target.topicId, asked.key);
  if (earlier === null) return false;
  const words = answerWords[situation.language];
  try {
    const reply = noticeReply(answerer.report, words.answeredAbove);
    const place = { ...target, messageId: earlier, ifMessageGone: 'fail' } as const;
    const ids = await sendReply(deps.api, place, reply);
    deps.recent.link(message.chat.id, message.message_id, ids);
    // Whoever replies to the pointer goes on from the answer it points to.
    const exchange = { question: asked.question, paragraph: null };
    for (const id of ids) deps.exchanges.remember(target.chatId, id, exchange);
    return true;
  } catch (error) {
    if (isRefusal(error, /message to be replied not found/u)) return false;
    throw error;
  }
}

async function deliver(situation: Situation, reply: Reply): Promise<readonly number[]> {
  const { deps, target, message, earlier } = situation;
  const ids =
    earlier.length === 0
      ? await sendReply(deps.api, target, reply)
      : await replaceReply(deps.api, target, { reply, messageIds: earlier });
  deps.recent.link(message.chat.id, message.message_id, ids);
  return ids;
}

/** The exchange a message continues: the bot's answer it replies to. */
function previousExchange({ deps, message, bot }: Situation): PreviousExchange | undefined {
  const target = repliedMessage(message);
  if (target === null || !isFrom(target, bot)) return undefined;
  const recalled = deps.exchanges.recall(message.chat.id, target.message_id);
  if (recalled !== null) return recalled;
  // After a restart the question is forgotten, but the answer still tells what it said and where.
  const [place] = (target.reply_markup?.inline_keyboard ?? []).flat().flatMap((each) => {
    const data = decodeButton(each.callback_data ?? '');
    return data !== null && 'place' in data.action ? [data.action.place] : [];
  });
  const said = saidIn(target);
  return place === undefined && said === ''
    ? undefined
    : { question: '', said, paragraph: place?.passages[0] ?? place?.paragraph ?? null };
}

/** Is the sender allowed and not too fast? Says so otherwise, once per minute. */
async function isAdmitted(situation: Situation): Promise<boolean> {
  const { deps, message, answerer, target } = situation;
  const words = noticeWords[situation.language];
  const who = { chatId: message.chat.id, userId: senderOf(message).id };
  const verdict = deps.limiter.admit(who, deps.now());
  const allowed = isAllowed(deps.access, who);
  if (!allowed) deps.journal.refused('not-allowed');
  else if (verdict.kind === 'refused') {
    deps.journal.refused(verdict.scope === 'user' ? 'user-rate' : 'chat-rate');
  }
  if (allowed && verdict.kind === 'allowed') return true;
  if (verdict.kind === 'refused' && !verdict.sayIt) return false;
  const text =
    verdict.kind === 'allowed'
      ? words.notAllowed
      : verdict.scope === 'user'
        ? words.slowDown(verdict.retryAfterSeconds)
        : words.chatSlowDown(verdict.retryAfterSeconds);
  await sendReply(deps.api, target, noticeReply(answerer.report, text));
  return false;
}

async function apologise(situation: Situation, error: unknown): Promise<void> {
  const { deps, target, answerer, updateId } = situation;
  // What Telegram refused or may have got already is not followed by an apology it refuses too.
  if (isFinal(error)) throw error;
  deps.log.error({ err: error, update_id: updateId }, 'A message could not be answered');
  const notice = noticeReply(answerer.report, noticeWords[situation.language].failure);
  await sendReply(deps.api, target, notice);
}

/** The chat's choice, else the language of what was written, else that of the sender's client. */
function languageFor(intent: Addressed, settings: ChatSettings, message: WireMessage): Language {
  const written = writtenIn(intent);
  if (settings.language === 'auto' && /\p{L}/u.test(written)) return detectLanguage(written);
  return readingLanguage(settings, senderOf(message).languageCode);
}

/** The part of a message that tells its writer's language. */
function writtenIn(intent: Addressed): string {
  switch (intent.kind) {
    case 'question':
      return intent.question;
    case 'small-talk':
      return intent.said;
    case 'command':
      // A deep link's argument is nobody's writing.
      return intent.name === 'start' ? '' : intent.argument;
    default:
      return '';
  }
}

function targetOf({ updateId, message }: IncomingMessage, intent: Addressed): ReplyTarget {
  const asked = intent.kind === 'question' ? intent.asked : message;
  return {
    updateId,
    chatId: message.chat.id,
    topicId: topicOf(message),
    messageId: asked.message_id,
  };
}
