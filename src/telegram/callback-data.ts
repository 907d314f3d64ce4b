import type { Language } from '../answering/answer.ts';

/** Where the question behind an answer can be read again. */
export type QuestionSource =
  /** In the message the answer replies to. */
  | { readonly kind: 'reply' }
  /** There too, but it says all of what is asked only with the exchange before it. */
  | { readonly kind: 'follow-up' }
  /** It is the suggestion with that index, counted from 0, in the answer's language. */
  | { readonly kind: 'suggestion'; readonly index: number }
  /** Nowhere: an inline or guest answer, or a paragraph opened by its number. */
  | { readonly kind: 'none' };

/** An answer as its buttons carry it. */
export interface AnswerPlace {
  /** The paragraph shown. */
  readonly paragraph: number;
  /** The passages behind the number buttons, the cited one first; empty for a paragraph alone. */
  readonly passages: readonly number[];
  readonly source: QuestionSource;
}

/** What a button asks for. */
export type ButtonAction =
  | { readonly kind: 'show-paragraph'; readonly place: AnswerPlace; readonly page: number }
  | { readonly kind: 'show-answer'; readonly place: AnswerPlace }
  | { readonly kind: 'explain'; readonly place: AnswerPlace }
  | { readonly kind: 'vote'; readonly place: AnswerPlace; readonly helpful: boolean }
  | { readonly kind: 'show-contents'; readonly page: number }
  | { readonly kind: 'show-section'; readonly section: number; readonly page: number }
  | { readonly kind: 'show-occurrences'; readonly page: number }
  | { readonly kind: 'show-figures'; readonly page: number }
  | { readonly kind: 'ask-suggestion'; readonly index: number }
  | { readonly kind: 'set-language'; readonly language: Language | 'auto' }
  | { readonly kind: 'set-length'; readonly length: 'brief' | 'full' }
  | { readonly kind: 'delete-data'; readonly step: 'ask' | 'confirm' | 'cancel' };

/** A button's action with the report and the language it was made for. */
export interface ButtonData {
  /** First 8 hexadecimal digits of the report's hash. */
  readonly report: string;
  readonly language: Language;
  readonly action: ButtonAction;
}

const LETTER = {
  'show-paragraph': 'p',
  'show-answer': 'a',
  explain: 'w',
  vote: 'v',
  'show-contents': 'c',
  'show-section': 's',
  'show-occurrences': 'f',
  'show-figures': 'g',
  'ask-suggestion': 'q',
  'set-language': 'l',
  'set-length': 'n',
  'delete-data': 'd',
} as const satisfies Record<ButtonAction['kind'], string>;

/**
 * Does the action only turn the pages of the report? Whoever sees such a button may press it: who
 * may ask has shown them the report, and nothing is asked or kept.
 */
export function navigates({ kind }: ButtonAction): boolean {
  switch (kind) {
    case 'show-paragraph':
    case 'show-contents':
    case 'show-section':
      return true;
    default:
      return false;
  }
}

/** By index in old messages' buttons: add at the end, never reorder. */
const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const satisfies readonly Language[];

const STEPS = ['ask', 'confirm', 'cancel'] as const;

/** The digits of a report's hash that travel in buttons. */
export function reportMark(hash: string): string {
  return hash.slice(0, 8);
}

/**
 * Writes a button's data: `letter|report|language|arguments`, numbers in base 36; at most 64 ASCII
 * characters for reports of up to a million paragraphs.
 */
export function encodeButton({ report, language, action }: ButtonData): string {
  const fields = [LETTER[action.kind], report, LANGUAGES.indexOf(language).toString()];
  return [...fields, ...argumentsOf(action)].join('|');
}

/** Reads a button's data; null for anything this version does not write. */
export function decodeButton(data: string): ButtonData | null {
  const [letter, report, languageIndex, ...rest] = data.split('|');
  const kind = Object.entries(LETTER).find(([, each]) => each === letter)?.[0];
  const language = LANGUAGES[Number(languageIndex)];
  if (kind === undefined || report === undefined || language === undefined) return null;
  const action = actionOf(kind as ButtonAction['kind'], rest);
  return action === null ? null : { report, language, action };
}

function argumentsOf(action: ButtonAction): readonly string[] {
  switch (action.kind) {
    case 'show-paragraph':
      return [...placeFields(action.place), base36(action.page)];
    case 'show-answer':
    case 'explain':
      return placeFields(action.place);
    case 'vote':
      return [...placeFields(action.place), action.helpful ? '1' : '0'];
    case 'show-section':
      return [base36(action.section), base36(action.page)];
    case 'show-contents':
    case 'show-occurrences':
    case 'show-figures':
      return [base36(action.page)];
    case 'ask-suggestion':
      return [base36(action.index)];
    case 'set-language':
      return [action.language];
    case 'set-length':
      return [action.length];
    case 'delete-data':
      return [STEPS.indexOf(action.step).toString()];
  }
}

function actionOf(kind: ButtonAction['kind'], fields: readonly string[]): ButtonAction | null {
  const [first = '', second = ''] = fields;
  switch (kind) {
    case 'show-paragraph': {
      const place = placeOf(fields);
      const page = number(fields[3]);
      return place === null || page === null ? null : { kind, place, page };
    }
    case 'show-answer':
    case 'explain': {
      const place = placeOf(fields);
      return place === null ? null : { kind, place };
    }
    case 'vote': {
      const place = placeOf(fields);
      return place === null ? null : { kind, place, helpful: fields[3] === '1' };
    }
    case 'show-section': {
      const [section, page] = [number(first), number(second)];
      return section === null || page === null ? null : { kind, section, page };
    }
    case 'show-contents':
    case 'show-occurrences':
    case 'show-figures': {
      const page = number(first);
      return page === null ? null : { kind, page };
    }
    case 'ask-suggestion': {
      const index = number(first);
      return index === null ? null : { kind, index };
    }
    case 'set-language':
      return first === 'auto' || isLanguage(first) ? { kind, language: first } : null;
    case 'set-length':
      return first === 'brief' || first === 'full' ? { kind, length: first } : null;
    case 'delete-data': {
      const step = STEPS[Number(first)];
      return step === undefined ? null : { kind, step };
    }
  }
}

const FROM_REPLY = '-';
const FROM_FOLLOW_UP = '+';

function placeFields({ paragraph, passages, source }: AnswerPlace): readonly string[] {
  return [base36(paragraph), passages.map(base36).join('.'), originOf(source)];
}

function originOf(source: QuestionSource): string {
  switch (source.kind) {
    case 'reply':
      return FROM_REPLY;
    case 'follow-up':
      return FROM_FOLLOW_UP;
    case 'suggestion':
      return base36(source.index);
    case 'none':
      return '';
  }
}

function sourceOf(origin: string): QuestionSource {
  if (origin === FROM_REPLY) return { kind: 'reply' };
  if (origin === FROM_FOLLOW_UP) return { kind: 'follow-up' };
  const index = number(origin);
  return index === null ? { kind: 'none' } : { kind: 'suggestion', index };
}

function placeOf([shown, list = '', origin]: readonly string[]): AnswerPlace | null {
  const paragraph = number(shown);
  const passages = list === '' ? [] : list.split('.').map(number);
  if (paragraph === null || origin === undefined) return null;
  return {
    paragraph,
    passages: passages.filter((each) => each !== null),
    source: sourceOf(origin),
  };
}

function base36(value: number): string {
  return value.toString(36);
}

function number(digits: string | undefined): number | null {
  return digits !== undefined && /^[0-9a-z]{1,6}$/u.test(digits)
    ? Number.parseInt(digits, 36)
    : null;
}

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}
