import type { Language } from '../answering/answer.ts';
import type { Answerer } from '../answering/answerer.ts';
import { checkClaim } from '../lookup/check-claim.ts';
import { checkHtml } from '../presentation/check-html.ts';
import { escapeHtml } from '../presentation/escape-html.ts';
import { aboutHtml, helpHtml, privacyHtml, welcomeHtml } from '../presentation/static-html.ts';
import type { CommandName } from '../presentation/wording/command-words.ts';
import { noticeWords } from '../presentation/wording/notice-words.ts';
import { LANGUAGE_NAMES, settingsWords } from '../presentation/wording/settings-words.ts';
import { welcomeWords } from '../presentation/wording/welcome-words.ts';
import type { Report } from '../report/report.ts';
import { mayChangeSettings, senderOf } from './access.ts';
import type { HandlerDeps } from './handler-deps.ts';
import {
  privacyKeyboard,
  settingsKeyboard,
  suggestionKeyboard,
  type Keyboard,
} from './keyboards.ts';
import type { ChatSettings } from './ports.ts';
import { quotationsIn } from './read-answer.ts';
import { isFrom, questionIn, repliedMessage } from './read-message.ts';
import type { Reply } from './reply.ts';
import {
  contentsView,
  figuresView,
  firstPage,
  lastSection,
  loneParagraphView,
  noticeReply,
  occurrencesView,
  sectionView,
} from './views.ts';
import type { BotIdentity, WireMessage } from './wire.ts';

/** A command with all it may need. */
interface CommandCall {
  readonly deps: HandlerDeps;
  readonly answerer: Answerer;
  readonly updateId: number;
  readonly bot: BotIdentity;
  readonly message: WireMessage;
  readonly argument: string;
  readonly settings: ChatSettings;
  readonly language: Language;
}

type Command = (call: CommandCall) => Reply | Promise<Reply>;

/** Example questions under the greeting. */
const EXAMPLES_SHOWN = 3;

/** Every command but `/ask`, which is a question. */
export const commands: Readonly<Record<Exclude<CommandName, 'ask'>, Command>> = {
  start,
  help: ({ answerer, bot, language }) => plain(answerer, helpHtml(bot.username, language)),
  sections: ({ answerer, language }) => contentsView(firstPage(answerer, language)),
  section: (call) => openSection(call, call.argument),
  p: (call) => openParagraph(call, call.argument),
  find,
  figures: ({ answerer, language }) => figuresView(firstPage(answerer, language)),
  check,
  settings: changeSettings,
  about: ({ deps, answerer, language }) => {
    const facts = { report: answerer.report, origin: deps.origin(), encoder: answerer.encoder };
    return plain(answerer, aboutHtml(facts, language));
  },
  privacy: ({ deps, answerer: { report }, language }) => ({
    html: privacyHtml(language, deps.keepsQuestions),
    keyboard: privacyKeyboard({ report, language }, false),
    report,
  }),
};

/** The greeting of a group the bot was added to. */
export function groupIntroduction(
  { report }: Answerer,
  language: Language,
  bot: BotIdentity,
): Reply {
  const words = welcomeWords[language];
  return noticeReply(report, words.groupIntroduction(report.title, bot.username));
}

function start(call: CommandCall): Reply {
  const { answerer, language, argument, message, bot } = call;
  const link = /^(p|s)_(\d+)$/u.exec(argument);
  if (link?.[1] === 'p') return openParagraph(call, link[2] ?? '');
  if (link?.[1] === 's') return openSection(call, link[2] ?? '');
  return greeting(answerer, language, { bot, isPrivate: message.chat.type === 'private' });
}

/** The bot introduces itself, in a private chat with questions to begin with. */
export function greeting(
  answerer: Answerer,
  language: Language,
  where: { readonly bot: BotIdentity; readonly isPrivate: boolean },
): Reply {
  if (!where.isPrivate) return groupIntroduction(answerer, language, where.bot);
  const { report } = answerer;
  const keyboard = exampleKeyboard(answerer, language);
  return {
    html: welcomeHtml(report, { language, hasExamples: keyboard.length > 0 }),
    keyboard,
    report,
  };
}

/** Questions to begin with, as buttons. */
export function exampleKeyboard({ report, suggestions }: Answerer, language: Language): Keyboard {
  const known = suggestions[language];
  return suggestionKeyboard(known.slice(0, EXAMPLES_SHOWN), known, { report, language });
}

function openParagraph({ answerer, language }: CommandCall, typed: string): Reply {
  const words = noticeWords[language];
  const { report } = answerer;
  const last = report.paragraphs.length;
  if (typed === '') return noticeReply(report, words.whichParagraph(last));
  const number = wholeNumber(typed);
  return number !== null && report.paragraphs[number - 1] !== undefined
    ? loneParagraphView(firstPage(answerer, language), number)
    : noticeReply(report, words.noSuchParagraph(typed, last));
}

function openSection({ answerer, language }: CommandCall, typed: string): Reply {
  const words = noticeWords[language];
  const { report } = answerer;
  if (typed === '') return noticeReply(report, words.whichSection(lastSection(report)));
  const number = wholeNumber(typed);
  return report.sections.some((section) => section.number === number) && number !== null
    ? sectionView(firstPage(answerer, language), number)
    : noticeReply(report, words.noSuchSection(typed, lastSection(report)));
}

function find({ answerer, language, argument }: CommandCall): Reply {
  if (argument === '') return noticeReply(answerer.report, noticeWords[language].whatToFind);
  return occurrencesView(firstPage(answerer, language), argument);
}

function check({ answerer, language, message, argument, bot }: CommandCall): Reply {
  const { report } = answerer;
  const target = repliedMessage(message);
  const quoted = message.quote?.text ?? (target === null ? '' : claimIn(target, bot));
  const claim = quoted === '' ? argument : quoted;
  if (claim === '') {
    const words = noticeWords[language];
    return noticeReply(report, target === null ? words.replyToCheck : words.nothingToCheck);
  }
  const html = checkHtml(checkClaim(report, claim), { report, language, message: claim });
  return plain(answerer, html);
}

/** What a message says of the report; of the bot's own messages only what they quote. */
function claimIn(target: WireMessage, bot: BotIdentity): string {
  return isFrom(target, bot) ? quotationsIn(target).join('\n') : questionIn(target, bot);
}

async function changeSettings(call: CommandCall): Promise<Reply> {
  const { deps, answerer, updateId, message, settings, language } = call;
  const may = await mayChangeSettings(deps, {
    updateId,
    chatId: message.chat.id,
    isPrivate: message.chat.type === 'private',
    senderId: senderOf(message).id,
  });
  if (!may) return noticeReply(answerer.report, noticeWords[language].adminsOnly);
  return settingsView(answerer.report, language, settings);
}

/** What is set, with a button per choice. */
export function settingsView(report: Report, language: Language, settings: ChatSettings): Reply {
  const words = settingsWords[language];
  const names = { auto: words.auto, ...LANGUAGE_NAMES };
  const lines = [words.language(names[settings.language]), words.length(words[settings.length])];
  return {
    html: `<b>${escapeHtml(words.heading)}</b>\n${escapeHtml(lines.join('\n'))}`,
    keyboard: settingsKeyboard({ report, language }, settings),
    report,
  };
}

function plain({ report }: Answerer, html: string): Reply {
  return { html, keyboard: [], report };
}

/** Digits of any script (`１７`) as a number; null for anything else. */
function wholeNumber(typed: string): number | null {
  const digits = typed.normalize('NFKC');
  return /^\d{1,7}$/u.test(digits) ? Number(digits) : null;
}
