import type { Answer } from '../answering/answer.ts';
import type { Answerer, AskOptions } from '../answering/answerer.ts';
import { answerHtml } from '../presentation/answer-html.ts';
import { escapeHtml } from '../presentation/escape-html.ts';
import { contentsHtml } from '../presentation/section-html.ts';
import { splitMessage } from '../presentation/split-message.ts';
import { paragraphAt, sectionPathOf } from '../report/report.ts';
import type { QuestionSource } from './callback-data.ts';
import {
  answerKeyboard,
  contentsKeyboard,
  placeOf,
  suggestionKeyboard,
  type Keyboard,
} from './keyboards.ts';
import type { HandlerDeps } from './handler-deps.ts';
import type { ChatSettings } from './ports.ts';
import type { Reply } from './reply.ts';
import type { WireChat } from './wire.ts';

/** How an answer is shown. */
export interface ShownIn {
  readonly settings: ChatSettings;
  readonly chatType: WireChat['type'];
  readonly source: QuestionSource;
}

/** Asks the answerer and counts the question. */
export async function ask(
  { journal, now }: Pick<HandlerDeps, 'journal' | 'now'>,
  answerer: Answerer,
  question: {
    readonly text: string;
    readonly settings: ChatSettings;
    readonly chatType: string;
    readonly previous: AskOptions['previous'];
  },
): Promise<Answer> {
  const { settings, previous } = question;
  const startedAt = now();
  const answer = await answerer.answerQuestion(question.text, {
    ...(settings.language === 'auto' ? {} : { language: settings.language }),
    ...(previous === undefined ? {} : { previous }),
  });
  journal.answered({
    answer,
    nearestSection: sectionOf(answerer, nearestParagraph(answer)),
    chatType: question.chatType,
    milliseconds: now() - startedAt,
  });
  return answer;
}

/** Words an answer with its buttons. */
export function answerReply(answerer: Answerer, answer: Answer, shownIn: ShownIn): Reply {
  const { report } = answerer;
  const { settings, chatType, source } = shownIn;
  const html = answerHtml(withButtons(answerer, answer), {
    report,
    language: answer.language,
    length: settings.length,
    chat: chatType === 'private' ? 'private' : 'group',
  });
  // Without a user's message above it, an answer has to say what it answers.
  const asked = source.kind === 'suggestion' ? `❓ <i>${escapeHtml(answer.question)}</i>\n` : '';
  return { html: asked + html, keyboard: keyboardOf(answerer, answer, shownIn), report };
}

/** The same answer short enough for one message: the sentence alone where its paragraph is long. */
export function oneMessageReply(answerer: Answerer, answer: Answer, shownIn: ShownIn): Reply {
  const reply = answerReply(answerer, answer, shownIn);
  if (splitMessage(reply.html).length <= 1) return reply;
  const settings = { ...shownIn.settings, length: 'brief' } as const;
  const brief = answerReply(answerer, answer, { ...shownIn, settings });
  return { ...brief, html: splitMessage(brief.html)[0] ?? '' };
}

/** The paragraph an answer cites or comes nearest to; null when nothing is near. */
export function nearestParagraph(answer: Answer): number | null {
  return answer.kind === 'not-found' ? answer.nearest : answer.highlight.paragraph;
}

/** Path of the section a paragraph stands in; "" for the introduction and for none. */
export function sectionOf({ report }: Answerer, paragraph: number | null): string {
  return paragraph === null ? '' : sectionPathOf(report, paragraphAt(report, paragraph));
}

/** Only suggestions that get a button are announced. */
function withButtons({ suggestions }: Answerer, answer: Answer): Answer {
  if (answer.kind !== 'not-found') return answer;
  const known = suggestions[answer.language];
  return { ...answer, suggestions: answer.suggestions.filter((each) => known.includes(each)) };
}

function keyboardOf(answerer: Answerer, answer: Answer, shownIn: ShownIn): Keyboard {
  const context = { report: answerer.report, language: answer.language };
  if (answer.kind === 'not-found') {
    const known = answerer.suggestions[answer.language];
    return shownIn.chatType === 'private'
      ? suggestionKeyboard(answer.suggestions, known, context)
      : [];
  }
  if (answer.kind === 'overview' && answer.about === 'contents') {
    return contentsKeyboard(context, contentsHtml(answerer.report, context));
  }
  return answerKeyboard({
    ...context,
    place: placeOf(answer, shownIn.source),
    view: 'answer',
    cited: answer.highlight.sentence,
  });
}
