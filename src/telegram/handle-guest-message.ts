import { noticeWords } from '../presentation/wording/notice-words.ts';
import { welcomeWords } from '../presentation/wording/welcome-words.ts';
import { isAllowed, senderOf } from './access.ts';
import { ask, oneMessageReply } from './answer-reply.ts';
import { article } from './article.ts';
import { reportMark } from './callback-data.ts';
import type { HandlerDeps } from './handler-deps.ts';
import type { ChatSettings } from './ports.ts';
import { commandIn, questionIn, repliedMessage } from './read-message.ts';
import { readingLanguage } from './reading-language.ts';
import type { Reply } from './reply.ts';
import { smallTalkIn } from './small-talk.ts';
import { noticeReply } from './views.ts';
import type { BotIdentity, WireMessage } from './wire.ts';

/** A question from a chat the bot never joined. */
export interface IncomingGuestMessage {
  readonly updateId: number;
  readonly bot: BotIdentity;
  readonly message: WireMessage;
}

/** Answers as a guest: once, with one message. */
export async function handleGuestMessage(
  deps: HandlerDeps,
  incoming: IncomingGuestMessage,
): Promise<void> {
  const { message, updateId } = incoming;
  if (message.guest_query_id === undefined) return;
  const reply = await guestReply(deps, incoming);
  if (reply === null) return;
  const title = reply.report.title === '' ? 'Verbatim' : reply.report.title;
  const result = article({
    id: `g${reportMark(reply.report.hash)}`,
    shown: { title, description: '', html: reply.html },
    keyboard: reply.keyboard,
    report: reply.report,
  });
  const parameters = { guest_query_id: message.guest_query_id, result };
  await deps.api.call('answerGuestQuery', parameters, { updateId });
}

/** Null where nothing is said: a sender who was told already to slow down. */
async function guestReply(
  deps: HandlerDeps,
  { message, bot, updateId }: IncomingGuestMessage,
): Promise<Reply | null> {
  const answerer = deps.answerer();
  const { report } = answerer;
  const sender = senderOf(message);
  // Whoever asks brings their own settings along: the bot knows nothing of the chat.
  const settings = deps.settings.get(sender.id);
  const language = readingLanguage(settings, sender.languageCode);
  const words = noticeWords[language];
  const who = { chatId: sender.id, userId: sender.id };
  if (!isAllowed(deps.access, who)) {
    deps.journal.refused('not-allowed');
    return noticeReply(report, words.notAllowed);
  }
  const verdict = deps.limiter.admit(who, deps.now());
  if (verdict.kind === 'refused') {
    deps.journal.refused(verdict.scope === 'user' ? 'user-rate' : 'chat-rate');
    return verdict.sayIt ? noticeReply(report, words.slowDown(verdict.retryAfterSeconds)) : null;
  }
  const command = commandIn(message, bot);
  if (command !== null && command !== 'ask')
    return noticeReply(report, words.commandsInPrivate(bot.username));
  const question = guestQuestion(message, bot);
  if (!/[\p{L}\p{N}]/u.test(question))
    return noticeReply(report, words.emptyGuestQuestion(bot.username));
  const talk = smallTalkIn(question);
  if (talk === 'reaction') return null;
  if (talk === 'thanks') return noticeReply(report, words.youAreWelcome);
  if (talk !== null) {
    const { guestIntroduction } = welcomeWords[language];
    return noticeReply(report, guestIntroduction(report.title, bot.username));
  }
  try {
    return await guestAnswer(deps, question, settings);
  } catch (error) {
    deps.log.error({ err: error, update_id: updateId }, 'A guest message could not be answered');
    return noticeReply(report, words.failure);
  }
}

async function guestAnswer(
  deps: HandlerDeps,
  question: string,
  settings: ChatSettings,
): Promise<Reply> {
  const answerer = deps.answerer();
  const asked = { text: question, settings, chatType: 'guest', previous: undefined };
  const answer = await ask(deps, answerer, asked);
  const source = { kind: 'none' } as const;
  return oneMessageReply(answerer, answer, { settings, chatType: 'group', source });
}

/** What is written beside the mention, else the message replied to. */
function guestQuestion(message: WireMessage, bot: BotIdentity): string {
  const written = questionIn(message, bot);
  const target = repliedMessage(message);
  return written === '' && target !== null ? questionIn(target, bot) : written;
}
