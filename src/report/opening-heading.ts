import type { Block } from './blocks.ts';
import { OUTER_PLAIN_RANK } from './heading-mark.ts';
import { chromeReasonOf } from './page-chrome.ts';
import { plainHeadings, usualRankOfPlain } from './plain-headings.ts';

/** What stands between a title and the first paragraph. */
export interface Opening {
  /** Index of the first block behind the title. */
  readonly from: number;
  /** Index of the first paragraph. */
  readonly start: number;
  /** True where the title calls itself a report. */
  readonly namesReport: boolean;
}

const MAX_LINES = 2;
/** Bare headings that a document has elsewhere, before one without an opening's usual words counts. */
const MIN_OTHERS = 2;

/**
 * Index of the bare heading of the first section: the lines right above the first paragraph, in a
 * document whose other headings are bare lines too. Slogans, bylines and standfirsts stand there as
 * well, so what does not read like a heading is none.
 */
export function openingHeading(blocks: readonly Block[], opening: Opening): number | undefined {
  const { start } = opening;
  let first = start - 1;
  while (first > opening.from && blocks[first]?.afterBlank === false) first -= 1;
  const group = blocks.slice(Math.max(first, 0), start).map(({ text }) => text);
  if (first < opening.from || group.length > MAX_LINES || group.some(isAside)) return undefined;
  const others = plainHeadings(blocks.slice(start));
  if (others.size === 0 || !encloses(blocks.slice(start), others)) return undefined;
  // Read together with what follows, so that a piece of a sentence is no heading.
  const here = plainHeadings(blocks.slice(first, start + 1));
  if (here.size < group.length) return undefined;
  const isSetOff = blocks[first]?.afterBlank === true && blocks[start]?.afterBlank === true;
  if (OPENS.test(group[0] ?? '')) return isSetOff || group.length === 1 ? first : undefined;
  const isPage = blocks.slice(0, start).some(({ text }) => chromeReasonOf(text) !== undefined);
  if (isPage || !isSetOff || !opening.namesReport || others.size < MIN_OTHERS) return undefined;
  return group.every(readsLikeHeading) ? first : undefined;
}

/** Numbered headings above the first bare one would make an opening one their equal. */
function encloses(rest: readonly Block[], others: ReadonlySet<number>): boolean {
  return usualRankOfPlain(rest, others) === OUTER_PLAIN_RANK;
}

/** What forewords and first chapters are called. */
const OPENS =
  /^(?:前\s*言|序|序\s*[言文]|自序|代序|引\s*言|引子|绪[论言]|緒[論言]|[导導][言论論]|概\s*[述况況要]|背景|写在前面|寫在前面|卷首[语語]|.{1,10}(?:的[话話]|致[辞辭词詞]|寄[语語]|献[词詞]|獻[詞])|(?:a\s+)?(?:message|letter|foreword|statement|welcome|greetings?)\s+(?:from|by)\b.{1,60}|.{3,40}['’]s?\s+(?:message|statement|foreword|letter|welcome)|foreword|preface|introduction|(?:executive\s+)?summary|overview|background)$/iu;

/** A date, a number or a line in parentheses: never a heading. */
function isAside(text: string): boolean {
  return chromeReasonOf(text) !== undefined || /^[（(【[].*[）)】\]]$/u.test(text);
}

const ORGANISATION =
  /(?:局|厅|廳|院|部|委|委员会|委員會|公司|大[学學]|政府|[办辦]公室|集[团團]|中心|[协協][会會]|(?:police|department|council|office|ministry|authority|agency|commission|committee|board|university|hospital|company|ltd\.?|inc\.?|government|service|foundation|association|institute|bureau|group))$/iu;
const SLOGAN = /^\p{Script=Han}{2,8}(?:[\s·・，,、]+\p{Script=Han}{2,8})+$/u;
const MIN_HAN = 5;

/** True for a line that is no name of a person or an office, no date and no slogan in two halves. */
function readsLikeHeading(text: string): boolean {
  if (/\p{N}/u.test(text) || ORGANISATION.test(text) || SLOGAN.test(text)) return false;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  // Names are written in capitals: `Road safety` is a heading, `John Smith` may be its author.
  return han > 0 ? han >= MIN_HAN : /(?<!\p{L})(?!(?:from|with)(?!\p{L}))\p{Ll}{4,}/u.test(text);
}
