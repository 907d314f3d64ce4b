import type { Answer, Language } from '../answering/answer.ts';
import { contents } from '../lookup/contents.ts';
import { citationText, shortened } from '../presentation/citation-text.ts';
import { buttonWords } from '../presentation/wording/button-words.ts';
import { citationWords } from '../presentation/wording/citation-words.ts';
import { LANGUAGE_NAMES, settingsWords } from '../presentation/wording/settings-words.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { encodeButton, reportMark, type AnswerPlace, type ButtonAction } from './callback-data.ts';
import type { ChatSettings } from './ports.ts';

/** One inline button, as the Bot API takes it. */
type Button =
  | { readonly text: string; readonly callback_data: string }
  | { readonly text: string; readonly copy_text: { readonly text: string } };

/** Rows of buttons; empty for none. */
export type Keyboard = readonly (readonly Button[])[];

/** What every button carries. */
interface ButtonContext {
  readonly report: Report;
  readonly language: Language;
}

/** Passages that get a number button. */
const NUMBERED_PASSAGES = 5;
/** Sections that get a number button under the contents, five a row. */
const NUMBERED_SECTIONS = 40;
const BUTTONS_IN_ROW = 5;
const MAX_LABEL_CHARS = 60;

/** The place an answer cites, with the passages its number buttons open. */
export function placeOf(
  answer: Exclude<Answer, { kind: 'not-found' }>,
  source: AnswerPlace['source'],
): AnswerPlace {
  const cited = answer.highlight.paragraph;
  const others = answer.passages.map(({ paragraph }) => paragraph);
  return {
    paragraph: cited,
    passages: [...new Set([cited, ...others])].slice(0, NUMBERED_PASSAGES),
    source,
  };
}

/** What an answer's keyboard shows beside the place. */
export interface AnswerKeyboardOptions extends ButtonContext {
  readonly place: AnswerPlace;
  /** What the message shows now. */
  readonly view: 'answer' | 'paragraph' | 'explanation';
  /** The sentence to cite; default the whole paragraph. */
  readonly cited?: TextRange;
  /** Page shown of a very long paragraph; default the only one. */
  readonly paging?: { readonly page: number; readonly pages: number };
}

/** The buttons under an answer, or under a paragraph reached from one. */
export function answerKeyboard(options: AnswerKeyboardOptions): Keyboard {
  const { place, report, language, paging = { page: 1, pages: 1 } } = options;
  const words = buttonWords[language];
  const { paragraph } = place;
  const to = (number: number, page = 1): ButtonAction => ({
    kind: 'show-paragraph',
    place: { ...place, paragraph: number },
    page,
  });
  const step = (label: string, number: number): Button[] =>
    report.paragraphs[number - 1] === undefined ? [] : [press(options, label, to(number))];
  const rows: Button[][] = [
    [...step(words.previousParagraph, paragraph - 1), ...step(words.nextParagraph, paragraph + 1)],
    pageButtons(options, paging, (page) => to(paragraph, page)),
    passageButtons(options),
    [...contextButtons(options), copyButton(options)],
    voteButtons(options),
  ];
  return rows.filter((row) => row.length > 0);
}

/** The suggested questions, one a row; those the answerer no longer knows are left out. */
export function suggestionKeyboard(
  questions: readonly string[],
  known: readonly string[],
  context: ButtonContext,
): Keyboard {
  return questions.flatMap((question) => {
    const index = known.indexOf(question);
    const label = shortened(question, MAX_LABEL_CHARS);
    return index < 0 ? [] : [[press(context, label, { kind: 'ask-suggestion', index })]];
  });
}

/** Page buttons and a button per section, under the contents. */
export function contentsKeyboard(
  context: ButtonContext,
  paging: { readonly page: number; readonly pages: number },
): Keyboard {
  const sections = contents(context.report).map(({ section }) => section.number);
  const { introduction } = citationWords[context.language];
  const numbers = sections
    .slice(0, NUMBERED_SECTIONS)
    .map((section) =>
      press(context, section === 0 ? introduction : section.toString(), toSection(section)),
    );
  const rows = [
    pageButtons(context, paging, (page) => ({ kind: 'show-contents', page })),
    ...inRows(sections.length > NUMBERED_SECTIONS ? [] : numbers),
  ];
  return rows.filter((row) => row.length > 0);
}

/** Page buttons under anything paged, with the way back to the contents where it fits. */
export function pagingKeyboard(
  context: ButtonContext,
  paging: { readonly page: number; readonly pages: number },
  toPage: (page: number) => ButtonAction,
): Keyboard {
  const rows = [pageButtons(context, paging, toPage)];
  if (toPage(1).kind === 'show-section') {
    const label = buttonWords[context.language].contents;
    rows.push([press(context, label, { kind: 'show-contents', page: 1 })]);
  }
  return rows.filter((row) => row.length > 0);
}

/** The choices of `/settings`; what is chosen has a tick. */
export function settingsKeyboard(context: ButtonContext, settings: ChatSettings): Keyboard {
  const words = settingsWords[context.language];
  const choice = (label: string, chosen: boolean, action: ButtonAction): Button =>
    press(context, chosen ? `✓ ${label}` : label, action);
  const names = { auto: words.auto, ...LANGUAGE_NAMES };
  const languages = (Object.keys(names) as (keyof typeof names)[]).map((language) =>
    choice(names[language], settings.language === language, { kind: 'set-language', language }),
  );
  const lengths = (['full', 'brief'] as const).map((length) =>
    choice(words[length], settings.length === length, { kind: 'set-length', length }),
  );
  return [languages.slice(0, 2), languages.slice(2), lengths];
}

/** "Delete my data", and once pressed whether that is meant. */
export function privacyKeyboard(context: ButtonContext, asks: boolean): Keyboard {
  const words = buttonWords[context.language];
  const button = (label: string, step: 'ask' | 'confirm' | 'cancel'): Button =>
    press(context, label, { kind: 'delete-data', step });
  return asks
    ? [[button(words.confirmDelete, 'confirm'), button(words.cancel, 'cancel')]]
    : [[button(words.deleteMyData, 'ask')]];
}

function press({ report, language }: ButtonContext, text: string, action: ButtonAction): Button {
  return {
    text,
    callback_data: encodeButton({ report: reportMark(report.hash), language, action }),
  };
}

function toSection(section: number): ButtonAction {
  return { kind: 'show-section', section, page: 1 };
}

function pageButtons(
  context: ButtonContext,
  { page, pages }: { readonly page: number; readonly pages: number },
  toPage: (page: number) => ButtonAction,
): Button[] {
  const words = buttonWords[context.language];
  return [
    ...(page > 1 ? [press(context, words.previousPage, toPage(page - 1))] : []),
    ...(page < pages ? [press(context, words.nextPage, toPage(page + 1))] : []),
  ];
}

function passageButtons(options: AnswerKeyboardOptions): Button[] {
  const { place, view } = options;
  if (place.passages.length < 2) return [];
  return place.passages.map((paragraph, index) => {
    const isShown = paragraph === place.paragraph && view !== 'explanation';
    const label = (index + 1).toString();
    const there = { ...place, paragraph };
    return press(
      options,
      isShown ? `· ${label} ·` : label,
      index === 0 && place.source.kind !== 'none'
        ? { kind: 'show-answer', place: there }
        : { kind: 'show-paragraph', place: there, page: 1 },
    );
  });
}

/** "Why this passage" under the answer, elsewhere the way back to it, else the whole section. */
function contextButtons(options: AnswerKeyboardOptions): Button[] {
  const { place, view, language, report } = options;
  const words = buttonWords[language];
  if (place.source.kind === 'none') {
    const { section } = paragraphAt(report, place.paragraph);
    return [press(options, words.wholeSection, toSection(section))];
  }
  const [cited = place.paragraph] = place.passages;
  const there = { ...place, paragraph: cited };
  return view === 'answer'
    ? [press(options, words.why, { kind: 'explain', place: there })]
    : [press(options, words.backToAnswer, { kind: 'show-answer', place: there })];
}

function copyButton({ report, language, place, cited }: AnswerKeyboardOptions): Button {
  const { number: paragraph } = paragraphAt(report, place.paragraph);
  const text = citationText(report, {
    paragraph,
    language,
    ...(cited === undefined ? {} : { range: cited }),
  });
  return { text: buttonWords[language].copyCitation, copy_text: { text } };
}

function voteButtons(options: AnswerKeyboardOptions): Button[] {
  if (options.place.source.kind === 'none') return [];
  const words = buttonWords[options.language];
  const vote = (label: string, helpful: boolean): Button =>
    press(options, label, { kind: 'vote', place: options.place, helpful });
  return [vote(words.helpful, true), vote(words.notHelpful, false)];
}

function inRows(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += BUTTONS_IN_ROW) {
    rows.push(buttons.slice(start, start + BUTTONS_IN_ROW));
  }
  return rows;
}
