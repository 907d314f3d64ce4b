import type { Block } from './blocks.ts';
import { DATE_LINE, namesReport, titleOf } from './document-title.ts';
import { headingMarkOf } from './heading-mark.ts';
import { openingHeading } from './opening-heading.ts';
import { chromeReasonOf, opensListOfOthers } from './page-chrome.ts';
import { endsSentence, endsStrongly, proseLength } from './punctuation.ts';

/** Where the article begins and ends among the blocks, its title, and why the rest is dropped. */
export interface DocumentEdges {
  /** Index of the first block of the article (a heading or a paragraph). */
  readonly first: number;
  /** Index behind its last block. */
  readonly end: number;
  /** Indexes of the blocks that make up the title, in order; empty where none can be told. */
  readonly title: readonly number[];
  /** Reason by block index, for everything outside that is not the title. */
  readonly dropped: ReadonlyMap<number, string>;
}

/** Shortest paragraph of a text without punctuation, in the units of `proseLength`. */
const MIN_UNPUNCTUATED = 15;
const SALUTATION = /^(?:各位|同志|朋友|尊敬|亲爱|親愛|女士|先生|dear\b|ladies\b|mr\b)/iu;

/** Tells the article from the page around it; only lines outside its first and last sentence can go. */
export function findEdges(blocks: readonly Block[]): DocumentEdges {
  const dropped = new Map<number, string>();
  const start = firstSentence(blocks);
  const head = headOf(blocks, start);
  for (let index = 0; index < head.first; index += 1) {
    if (head.title.includes(index)) continue;
    const reason = chromeReasonOf(blocks[index]?.text ?? '');
    dropped.set(index, reason ?? 'stands before the first paragraph');
  }
  const end = tailOf(blocks, { from: Math.max(start, head.first), dropped });
  return { first: head.first, end, title: head.title, dropped };
}

/** True for text that says something: it ends like a sentence or is long enough to be one. */
function isSentenceLike(text: string): boolean {
  if (endsSentence(text)) return true;
  const length = proseLength(text);
  return length >= 60 || (length >= 40 && /[，,。；;]/u.test(text));
}

function firstSentence(blocks: readonly Block[]): number {
  const found = blocks.findIndex(
    (block, index) =>
      isSentenceLike(block.text) &&
      chromeReasonOf(block.text) === undefined &&
      !isMarkedShort(block) &&
      !isSpokenTitle(blocks, index),
  );
  if (found !== -1) return found;
  // A text without one full stop: its longer lines are what it has to say.
  const longer = blocks.findIndex(
    (block) =>
      proseLength(block.text) >= MIN_UNPUNCTUATED &&
      chromeReasonOf(block.text) === undefined &&
      headingMarkOf(block.text) === undefined,
  );
  return longer === -1 ? blocks.length : longer;
}

function isMarkedShort(block: Block): boolean {
  const mark = headingMarkOf(block.text);
  return mark !== undefined && mark.opening > 0 && proseLength(block.text) <= 60;
}

/** A title may ask or exclaim: the first line, short, without quotes, with prose below it. */
function isSpokenTitle(blocks: readonly Block[], index: number): boolean {
  const { text } = blocks[index] ?? { text: '' };
  const isFirst = blocks.slice(0, index).every((block) => chromeReasonOf(block.text) !== undefined);
  const following = blocks[index + 1];
  return (
    isFirst &&
    following !== undefined &&
    proseLength(text) <= 40 &&
    /^[^“"「‘。]+[？！?!]$/u.test(text) &&
    !SALUTATION.test(text) &&
    (blocks[index]?.lines[0].indent ?? 0) <= following.lines[0].indent
  );
}

interface Head {
  readonly first: number;
  readonly title: readonly number[];
}

function headOf(blocks: readonly Block[], start: number): Head {
  const head = blocks.slice(0, start);
  const topMarks = blocks.filter((block) => /^#[\s　]/u.test(block.text));
  const markdown = topMarks.length === 1 ? head.findIndex((block) => block === topMarks[0]) : -1;
  const afterMarkdown = markdown + 1;
  const heading = head.findIndex(
    (_block, index) => index >= afterMarkdown && isHeadingHere(blocks, index),
  );
  const first = heading === -1 ? start : heading;
  if (markdown !== -1) return { first, title: [markdown] };
  const title = titleOf(head, first);
  const last = title.at(-1);
  if (heading !== -1 || last === undefined) return { first, title };
  const isReport = namesReport(head[last]?.text ?? '');
  const opening = openingHeading(blocks, { from: last + 1, start, namesReport: isReport });
  return { first: opening ?? first, title };
}

function isHeadingHere(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  if (block === undefined || chromeReasonOf(block.text) !== undefined) return false;
  if (headingMarkOf(block.text) !== undefined) return true;
  const next = blocks[index + 1];
  // A heading in two lines, the first left open by a dash, right above the first paragraph.
  return (
    index > 0 &&
    /[—–]{1,2}$/u.test(block.text) &&
    next !== undefined &&
    proseLength(block.text) <= 12 &&
    !isSentenceLike(next.text) &&
    isSentenceLike(blocks[index + 2]?.text ?? '')
  );
}

interface Tail {
  readonly from: number;
  readonly dropped: Map<number, string>;
}

function tailOf(blocks: readonly Block[], { from, dropped }: Tail): number {
  const last = lastSentence(blocks, from);
  if (last < from) return blocks.length;
  let end = last + 1;
  while (end < blocks.length && isSignature(blocks, end)) end += 1;
  const tail = blocks.slice(end);
  if (!isDebris(tail)) return blocks.length;
  tail.forEach((block, index) => {
    dropped.set(end + index, chromeReasonOf(block.text) ?? 'stands after the last paragraph');
  });
  return end;
}

/** A page's own words behind the article: at most so many sentences, and no longer ones. */
const MAX_STRAY_SENTENCES = 2;
const MAX_STRAY_LENGTH = 120;
const MIN_BODY = 5;

/** Index of the article's last sentence; a stray one or two behind an editor's line are not its. */
function lastSentence(blocks: readonly Block[], from: number): number {
  let last = from - 1;
  let beforeEndMark = last;
  let sentences = 0;
  let strays: string[] = [];
  let inList = false;
  let marked = false;
  for (let index = from; index < blocks.length; index += 1) {
    const text = blocks[index]?.text ?? '';
    if (opensListOfOthers(text)) inList = true;
    if (!marked && sentences >= MIN_BODY && isEndMark(text)) {
      marked = true;
      beforeEndMark = last;
      strays = [];
    }
    if (!isContent(text, inList)) continue;
    last = index;
    sentences += 1;
    inList = false;
    strays.push(text);
    // Too much for a page's own words: the mark stood inside the article.
    if (marked && !areStray(strays)) marked = false;
  }
  return marked ? beforeEndMark : last;
}

function areStray(texts: readonly string[]): boolean {
  return (
    texts.length <= MAX_STRAY_SENTENCES && texts.every((text) => text.length <= MAX_STRAY_LENGTH)
  );
}

function isEndMark(text: string): boolean {
  const reason = chromeReasonOf(text);
  return reason === 'editor' || reason === 'copyright and registration' || opensListOfOthers(text);
}

function isContent(text: string, inList: boolean): boolean {
  if (chromeReasonOf(text) !== undefined) return false;
  if (inList) return endsStrongly(text) && proseLength(text) >= 30;
  return isSentenceLike(text);
}

/** A place, an office or a name with the date below it, as reports and notices end. */
function isSignature(blocks: readonly Block[], index: number): boolean {
  const here = blocks[index]?.text ?? '';
  const next = blocks[index + 1]?.text ?? '';
  const previous = blocks[index - 1]?.text ?? '';
  const isDate = DATE_LINE.test(here);
  if (isDate) return !endsStrongly(previous) || /^二/u.test(here);
  return DATE_LINE.test(next) && chromeReasonOf(here) === undefined && proseLength(here) <= 30;
}

/** Lines behind the last sentence are debris when one shows it, or when they read like a menu. */
function isDebris(tail: readonly Block[]): boolean {
  if (tail.some((block) => chromeReasonOf(block.text) !== undefined)) return true;
  return tail.length >= 3 && tail.every((block) => /^[\p{L}\s]{1,12}$/u.test(block.text));
}
