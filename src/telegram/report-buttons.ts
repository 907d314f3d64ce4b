import type { Answer } from '../answering/answer.ts';
import { noticeWords } from '../presentation/wording/notice-words.ts';
import { whyHtml } from '../presentation/why-html.ts';
import { paragraphAt } from '../report/report.ts';
import { answerReply, ask, nearestParagraph, oneMessageReply, sectionOf } from './answer-reply.ts';
import type { AnswerPlace, ButtonAction } from './callback-data.ts';
import { answerKeyboard } from './keyboards.ts';
import { isFrom, questionIn, topicOf } from './read-message.ts';
import { sendReply } from './reply.ts';
import type { Tap, TapOutcome } from './tap.ts';
import {
  contentsView,
  figuresView,
  occurrencesView,
  paragraphView,
  sectionView,
  type ViewContext,
} from './views.ts';

/** Actions that only make sense with the report they were made for. */
export type ReportAction = Exclude<
  ButtonAction,
  { kind: 'set-language' | 'set-length' | 'delete-data' }
>;

/** Carries out a button that shows or judges something of the report. */
export async function reportAction(tap: Tap, action: ReportAction): Promise<TapOutcome> {
  const { answerer, language } = tap;
  const context = (page: number): ViewContext => ({ report: answerer.report, language, page });
  switch (action.kind) {
    case 'show-paragraph':
      return { edit: paragraphView(context(action.page), action.place) };
    case 'show-answer':
      return showAnswer(tap, action.place);
    case 'explain':
      return explain(tap, action.place);
    case 'vote':
      return vote(tap, action);
    case 'show-contents':
      return { edit: contentsView(context(action.page)) };
    case 'show-section':
      return { edit: sectionView(context(action.page), action.section) };
    case 'show-figures':
      return { edit: figuresView(context(action.page)) };
    case 'show-occurrences': {
      const term = questionOf(tap, { kind: 'reply' });
      return term === null ? gone(tap) : { edit: occurrencesView(context(action.page), term) };
    }
    case 'ask-suggestion':
      return askSuggestion(tap, action.index);
  }
}

async function showAnswer(tap: Tap, place: AnswerPlace): Promise<TapOutcome> {
  const { answerer, language } = tap;
  const answer = await askAgain(tap, place);
  // A question that is gone still leaves the paragraph; that it is not the answer is said.
  if (answer === null) {
    const edit = paragraphView({ report: answerer.report, language, page: 1 }, place);
    return { edit, notice: noticeWords[language].questionGone };
  }
  const shownIn = { settings: tap.settings, chatType: chatTypeOf(tap), source: place.source };
  return { edit: oneMessageReply(answerer, answer, shownIn) };
}

async function explain(tap: Tap, place: AnswerPlace): Promise<TapOutcome> {
  const { answerer, language } = tap;
  const { report } = answerer;
  const answer = await askAgain(tap, place);
  if (answer === null) return gone(tap);
  return {
    edit: {
      html: whyHtml(answer, { report, language }),
      keyboard: answerKeyboard({ report, language, place, view: 'explanation' }),
      report,
    },
  };
}

/** The answer to the question behind a button, if it still cites the same paragraph. */
async function askAgain(tap: Tap, place: AnswerPlace): Promise<Answer | null> {
  const question = questionOf(tap, place.source);
  if (question === null) return null;
  const { language } = tap;
  const answer = await tap.answerer.answerQuestion(question, { language });
  return nearestParagraph(answer) === place.passages[0] ? answer : null;
}

function vote(tap: Tap, { place, helpful }: Extract<ReportAction, { kind: 'vote' }>): TapOutcome {
  const { deps, answerer, chatId, language, query } = tap;
  const words = noticeWords[language];
  if (query.message === undefined) return gone(tap);
  const [paragraph = place.paragraph] = place.passages;
  const outcome = deps.feedback.vote({
    chatId,
    messageId: query.message.message_id,
    userId: query.from.id,
    helpful,
    paragraph: paragraphAt(answerer.report, paragraph).number,
    section: sectionOf(answerer, paragraph),
    language,
    chatType: chatTypeOf(tap),
    question: questionOf(tap, place.source),
  });
  const said = { recorded: words.voteRecorded, changed: words.voteChanged, same: words.voteSame };
  return { notice: said[outcome] };
}

/** A suggested question becomes a new message under the one that suggested it. */
async function askSuggestion(tap: Tap, index: number): Promise<TapOutcome> {
  const { deps, answerer, language, query, settings, updateId, chatId } = tap;
  const text = answerer.suggestions[language][index];
  const { message } = query;
  if (text === undefined || message === undefined) return gone(tap);
  const chatType = chatTypeOf(tap);
  const words = noticeWords[language];
  const verdict = deps.limiter.admit({ chatId, userId: query.from.id }, deps.now());
  if (verdict.kind === 'refused') {
    deps.journal.refused(verdict.scope === 'user' ? 'user-rate' : 'chat-rate');
    return { notice: words.slowDown(verdict.retryAfterSeconds), alert: true };
  }
  const asked = { text, settings: { ...settings, language }, chatType, previous: undefined };
  const answer = await ask(deps, answerer, asked);
  const source = { kind: 'suggestion', index } as const;
  const reply = answerReply(answerer, answer, { settings, chatType, source });
  const target = {
    updateId,
    chatId,
    topicId: topicOf(message),
    messageId: message.message_id,
  };
  const exchange = { question: text, paragraph: nearestParagraph(answer) };
  for (const id of await sendReply(deps.api, target, reply)) {
    deps.exchanges.remember(chatId, id, exchange);
  }
  return {};
}

/** The question behind an answer, or the term behind a list; null when it cannot be read. */
function questionOf(tap: Tap, source: AnswerPlace['source']): string | null {
  const { answerer, bot, chatId, deps, language } = tap;
  if (source.kind === 'none') return null;
  if (source.kind === 'suggestion') return answerer.suggestions[language][source.index] ?? null;
  const { message } = tap.query;
  if (message === undefined) return null;
  const recalled = deps.exchanges.recall(chatId, message.message_id)?.question;
  if (recalled !== undefined) return recalled;
  // Without the exchange before it, a follow-up would be read as another question.
  if (source.kind === 'follow-up') return null;
  const asked = message.reply_to_message;
  // A second answer to the same question replies to the first one, which is no question.
  const text = asked === undefined || isFrom(asked, bot) ? '' : questionIn(asked, bot);
  return text === '' ? null : text;
}

function gone({ language }: Tap): TapOutcome {
  return { notice: noticeWords[language].questionGone, alert: true };
}

function chatTypeOf({ query }: Tap): 'private' | 'group' | 'supergroup' | 'channel' | 'sender' {
  return query.message?.chat.type ?? 'sender';
}
