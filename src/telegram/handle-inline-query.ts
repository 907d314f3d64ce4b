import type { Answer, Language, NotFoundAnswer } from '../answering/answer.ts';
import type { Answerer, FoundPassage } from '../answering/answerer.ts';
import { detectLanguage } from '../answering/detect-language.ts';
import { contents } from '../lookup/contents.ts';
import {
  inlineAnswer,
  inlineContents,
  inlineRefusal,
  inlineResult,
} from '../presentation/inline-result.ts';
import { buttonWords } from '../presentation/wording/button-words.ts';
import { isAllowed } from './access.ts';
import { article, type Article } from './article.ts';
import { reportMark } from './callback-data.ts';
import { BotApiError } from './delivery/bot-api-error.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { answerKeyboard } from './keyboards.ts';
import { readingLanguage } from './reading-language.ts';
import { sectionView } from './views.ts';
import type { WireInlineQuery } from './wire.ts';

/** What someone types after the bot's name in any chat. */
export interface IncomingInlineQuery {
  readonly updateId: number;
  readonly query: WireInlineQuery;
}

const RESULTS_PER_PAGE = 10;
/**
 * Passages searched for every page: their order depends on how many are compared, so pages of
 * different depth would repeat some and leave others out.
 */
const MAX_PASSAGES = 30;
/** Passages looked at to see whether any has to do with the question. */
const BEST_PASSAGES = 3;
/** The report rarely changes, and results of an old one still open: their buttons say so. */
const CACHE_SECONDS = 300;

interface Found {
  readonly results: readonly Article[];
  readonly more: boolean;
}

/** Answers an inline query with passages, or with the contents while nothing is typed. */
export async function handleInlineQuery(
  deps: HandlerDeps,
  { updateId, query }: IncomingInlineQuery,
): Promise<void> {
  const userId = query.from.id;
  const answerer = deps.answerer();
  const settings = deps.settings.get(userId);
  const typed = query.query.trim();
  const language =
    settings.language === 'auto' && /\p{L}/u.test(typed)
      ? detectLanguage(typed)
      : readingLanguage(settings, query.from.language_code);
  const allowed = isAllowed(deps.access, { chatId: userId, userId });
  if (!allowed) deps.journal.refused('not-allowed');
  const offset = /^\d{1,6}$/u.test(query.offset) ? Number(query.offset) : 0;
  const found = allowed ? await search(answerer, { typed, language, offset }) : NOTHING;
  const parameters = {
    inline_query_id: query.id,
    results: found.results,
    cache_time: allowed ? CACHE_SECONDS : 0,
    // Words around the passages are in the user's language, unless the question tells it; and what
    // not everyone may see, Telegram must not show to others out of its cache.
    is_personal:
      deps.access.allowedChats.size > 0 || settings.language !== 'auto' || !/\p{L}/u.test(typed),
    next_offset: found.more ? (offset + RESULTS_PER_PAGE).toString() : '',
    button: { text: buttonWords[language].openChat, start_parameter: 'inline' },
  };
  try {
    await deps.api.call('answerInlineQuery', parameters, { updateId });
  } catch (error) {
    // The user has typed on, or closed the keyboard: the query is too old.
    if (!(error instanceof BotApiError)) throw error;
  }
}

const NOTHING: Found = { results: [], more: false };

interface InlineSearch {
  readonly typed: string;
  readonly language: Language;
  readonly offset: number;
}

async function search(answerer: Answerer, asked: InlineSearch): Promise<Found> {
  const { typed, language, offset } = asked;
  const end = offset + RESULTS_PER_PAGE;
  if (typed === '') {
    const sections = sectionArticles(answerer, language);
    return { results: sections.slice(offset, end), more: sections.length > end };
  }
  const passages = await answerer.searchPassages(typed, MAX_PASSAGES);
  const shown = passages.slice(offset, end);
  const answer = offset === 0 ? await answerer.answerQuestion(typed, { language }) : null;
  const refusal =
    answer !== null && isBesideThePoint(answer) ? refusalArticle(answerer, answer) : [];
  return {
    results: [
      ...refusal,
      ...shown.map((passage) => passageArticle(answerer, answer, { passage, language })),
    ],
    more: passages.length > end,
  };
}

/** Do the best of what was found have no word of the question? Then the report is silent about it. */
function isBesideThePoint(answer: Answer): answer is NotFoundAnswer {
  return (
    answer.kind === 'not-found' &&
    answer.missingTerms.length > 0 &&
    answer.passages
      .slice(0, BEST_PASSAGES)
      .every(({ evidence }) => evidence.matchedTerms.length === 0)
  );
}

function refusalArticle({ report }: Answerer, answer: NotFoundAnswer): readonly Article[] {
  const shown = inlineRefusal(answer, { report, language: answer.language });
  return [article({ id: `n${reportMark(report.hash)}`, shown, keyboard: [], report })];
}

interface ShownPassage {
  readonly passage: FoundPassage;
  readonly language: Language;
}

function passageArticle(
  { report }: Answerer,
  answer: Answer | null,
  { passage, language }: ShownPassage,
): Article {
  const place = {
    paragraph: passage.paragraph,
    passages: [],
    source: { kind: 'none' },
  } as const;
  const isAnswer = answer?.kind === 'found' && answer.highlight.paragraph === passage.paragraph;
  const cited = isAnswer ? answer.highlight.sentence : passage.sentence;
  return article({
    id: `p${reportMark(report.hash)}-${passage.paragraph}`,
    shown: isAnswer
      ? inlineAnswer(answer, { report, language })
      : inlineResult(passage, { report, language }),
    keyboard: answerKeyboard({ report, language, place, view: 'answer', cited }),
    report,
  });
}

function sectionArticles(answerer: Answerer, language: Language): readonly Article[] {
  const { report } = answerer;
  const sections = contents(report).map(({ section }) => section.number);
  return inlineContents(report, language).map((shown, index) => {
    const section = sections[index] ?? 0;
    return article({
      id: `s${reportMark(report.hash)}-${section}`,
      shown,
      keyboard: sectionView({ report, language, page: 1 }, section).keyboard,
      report,
    });
  });
}
