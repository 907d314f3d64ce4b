import { noticeWords } from '../presentation/wording/notice-words.ts';
import { settingsWords } from '../presentation/wording/settings-words.ts';
import { isAllowed, mayChangeSettings } from './access.ts';
import {
  decodeButton,
  navigates,
  reportMark,
  type ButtonAction,
  type ButtonData,
} from './callback-data.ts';
import { BotApiError } from './delivery/bot-api-error.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { privacyKeyboard } from './keyboards.ts';
import type { ChatSettings } from './ports.ts';
import { readingLanguage } from './reading-language.ts';
import { editInPlace, isRefusal, type EditTarget } from './reply.ts';
import { reportAction } from './report-buttons.ts';
import { settingsView } from './commands.ts';
import type { IncomingTap, Tap, TapOutcome } from './tap.ts';
import type { WireCallbackQuery } from './wire.ts';

/** Deals with a tap; the tapped button's progress circle is always ended. */
export async function handleCallback(deps: HandlerDeps, incoming: IncomingTap): Promise<void> {
  const { query } = incoming;
  const data = decodeButton(query.data ?? '');
  const chatId = query.message?.chat.id ?? query.from.id;
  const answerer = deps.answerer();
  const settings = deps.settings.get(chatId);
  const language = data?.language ?? readingLanguage(settings, query.from.language_code);
  const tap: Tap = { ...incoming, deps, answerer, language, chatId, settings };
  try {
    const outcome = await outcomeOf(tap, data);
    const target = editTarget(query);
    if (outcome.edit !== undefined && target !== null) {
      await editInPlace(deps.api, tap.updateId, { target, reply: outcome.edit });
    }
    await acknowledge(tap, outcome);
  } catch (error) {
    deps.log.error({ err: error, update_id: tap.updateId }, 'A tap could not be dealt with');
    await acknowledge(tap, { notice: noticeWords[language].failure });
  }
}

async function outcomeOf(tap: Tap, data: ButtonData | null): Promise<TapOutcome> {
  const { deps, answerer, language, chatId, query } = tap;
  const words = noticeWords[language];
  const allowed = isAllowed(deps.access, { chatId, userId: query.from.id });
  if (!allowed && !(isPostedElsewhere(query) && data !== null && navigates(data.action))) {
    deps.journal.refused('not-allowed');
    return { notice: words.notAllowed, alert: true };
  }
  if (data === null) return { notice: words.reportChanged, alert: true };
  const { action } = data;
  switch (action.kind) {
    case 'set-language':
      return changeSettings(tap, { ...tap.settings, language: action.language });
    case 'set-length':
      return changeSettings(tap, { ...tap.settings, length: action.length });
    case 'delete-data':
      return deleteData(tap, action);
    default:
      return data.report === reportMark(answerer.report.hash)
        ? reportAction(tap, action)
        : { notice: words.reportChanged, alert: true };
  }
}

/** Does the button stand under a message that somebody who may ask posted in a chat of theirs? */
function isPostedElsewhere(query: WireCallbackQuery): boolean {
  return query.message === undefined && query.inline_message_id !== undefined;
}

async function changeSettings(tap: Tap, changed: ChatSettings): Promise<TapOutcome> {
  const { deps, answerer, chatId, query, updateId } = tap;
  const may = await mayChangeSettings(deps, {
    updateId,
    chatId,
    isPrivate: query.message?.chat.type === 'private',
    senderId: query.from.id,
  });
  if (!may) return { notice: noticeWords[tap.language].adminsOnly, alert: true };
  deps.settings.set(chatId, changed);
  const language = changed.language === 'auto' ? tap.language : changed.language;
  return {
    edit: settingsView(answerer.report, language, changed),
    notice: settingsWords[language].saved,
  };
}

async function deleteData(
  tap: Tap,
  { step }: Extract<ButtonAction, { kind: 'delete-data' }>,
): Promise<TapOutcome> {
  const { deps, answerer, language, query, updateId } = tap;
  const words = noticeWords[language];
  const target = editTarget(query);
  if (target !== null) {
    const keyboard = privacyKeyboard({ report: answerer.report, language }, step === 'ask');
    await replaceButtons(deps, updateId, {
      ...target,
      reply_markup: { inline_keyboard: keyboard },
    });
  }
  if (step === 'ask') return {};
  if (step === 'cancel') return { notice: words.cancelled };
  // In a private chat the chat has the user's id, so its settings go as well.
  const forgotten = deps.settings.forget(query.from.id) + deps.exchanges.forget(query.from.id);
  return { notice: words.deleted(forgotten), alert: true };
}

async function replaceButtons(
  { api }: HandlerDeps,
  updateId: number,
  parameters: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    await api.call('editMessageReplyMarkup', parameters, { updateId });
  } catch (error) {
    if (!isRefusal(error, /message is not modified/u)) throw error;
  }
}

async function acknowledge(tap: Tap, { notice, alert }: TapOutcome): Promise<void> {
  const { deps, query, updateId } = tap;
  const parameters = {
    callback_query_id: query.id,
    ...(notice === undefined ? {} : { text: notice }),
    ...(alert === true ? { show_alert: true } : {}),
  };
  try {
    await deps.api.call('answerCallbackQuery', parameters, { updateId });
  } catch (error) {
    // Telegram forgets a tap after a minute or so; nobody is waiting any more.
    if (!(error instanceof BotApiError)) throw error;
  }
}

function editTarget(query: WireCallbackQuery): EditTarget | null {
  if (query.inline_message_id !== undefined) return { inline_message_id: query.inline_message_id };
  return query.message === undefined
    ? null
    : { chat_id: query.message.chat.id, message_id: query.message.message_id };
}
