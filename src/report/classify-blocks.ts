import type { Block } from './blocks.ts';
import { findEdges } from './document-edges.ts';
import { headingMarkOf, INNER_PLAIN_RANK, OUTER_PLAIN_RANK } from './heading-mark.ts';
import { chromeAnywhereReasonOf } from './page-chrome.ts';
import { endsSentence, endsStrongly, proseLength } from './punctuation.ts';
import { contentsLines } from './table-of-contents.ts';

/** What a block is to the reader. */
export type Role =
  | { readonly kind: 'title' }
  | { readonly kind: 'heading'; readonly rank: number }
  /** The second line of the heading before it. */
  | { readonly kind: 'heading-goes-on' }
  | { readonly kind: 'paragraph'; readonly runInRank?: number }
  | { readonly kind: 'dropped'; readonly reason: string };

const MAX_HEADING_LENGTH = 50;
const MAX_PLAIN_LENGTH = 30;
const MAX_RUN_IN_LENGTH = 45;
/** So many bare lines in a row are a list, not headings. */
const LIST_LENGTH = 3;

/** Gives every block its role. */
export function classifyBlocks(blocks: readonly Block[]): readonly Role[] {
  const contents = contentsLines(blocks);
  const kept = blocks.flatMap((block, index) => (contents.has(index) ? [] : [{ block, index }]));
  const edges = findEdges(kept.map(({ block }) => block));
  const roles: Role[] = blocks.map(() => ({ kind: 'dropped', reason: 'table of contents' }));
  const body: { block: Block; index: number }[] = [];
  kept.forEach(({ block, index }, position) => {
    const reason = edges.dropped.get(position);
    if (reason !== undefined) roles[index] = { kind: 'dropped', reason };
    else if (edges.title.includes(position)) roles[index] = { kind: 'title' };
    else {
      const chrome = chromeAnywhereReasonOf(block.text);
      if (chrome !== undefined) roles[index] = { kind: 'dropped', reason: chrome };
      else body.push({ block, index });
    }
  });
  const bodyRoles = classifyBody(body.map(({ block }) => block));
  body.forEach(({ index }, position) => {
    roles[index] = bodyRoles[position] ?? { kind: 'paragraph' };
  });
  return roles;
}

function classifyBody(body: readonly Block[]): readonly Role[] {
  const plain = plainHeadings(body);
  const plainRank = rankOfPlain(body, plain);
  const roles: Role[] = [];
  body.forEach((_block, index) => {
    const previous = roles.at(-1);
    const before = body[index - 1]?.text ?? '';
    if (previous?.kind === 'heading' && /[—–]$/u.test(before) && goesOn(body, index)) {
      roles.push({ kind: 'heading-goes-on' });
    } else if (plain.has(index)) {
      roles.push({ kind: 'heading', rank: plainRank });
    } else {
      roles.push(markedRole(body, index));
    }
  });
  return roles;
}

function goesOn(body: readonly Block[], index: number): boolean {
  const text = body[index]?.text ?? '';
  return !endsSentence(text) && proseLength(text) <= MAX_PLAIN_LENGTH && index + 1 < body.length;
}

function markedRole(body: readonly Block[], index: number): Role {
  const text = body[index]?.text ?? '';
  const mark = headingMarkOf(text);
  if (mark === undefined) return { kind: 'paragraph' };
  const { rank } = mark;
  if (mark.opening > 0) return { kind: 'heading', rank };
  const length = proseLength(text);
  if (mark.certain && length <= MAX_HEADING_LENGTH && !endsStrongly(text)) {
    return { kind: 'heading', rank };
  }
  const nextText = body[index + 1]?.text;
  const nextRank = nextText === undefined ? 0 : (headingMarkOf(nextText)?.rank ?? Infinity);
  const stands = length <= MAX_HEADING_LENGTH && nextRank > rank && isOneSentence(text);
  if (stands && (!endsSentence(text) || mark.runsIn)) return { kind: 'heading', rank };
  if (mark.runsIn && hasRunIn(text)) return { kind: 'paragraph', runInRank: rank };
  return { kind: 'paragraph' };
}

/** True when a paragraph opens with a short sentence of its own: `（一）着力推動…。` and more text. */
function hasRunIn(text: string): boolean {
  const length = runInLength(text);
  return length < text.length && proseLength(text.slice(0, length)) <= MAX_RUN_IN_LENGTH;
}

/** Units of the sentence that opens the text, its full stop left out. */
export function runInLength(text: string): number {
  const found = /[。！？]/u.exec(text);
  return found === null ? text.length : found.index;
}

function isOneSentence(text: string): boolean {
  return runInLength(text) >= text.trimEnd().length - 1;
}

/** Bare lines that stand like headings: short, without a full stop, with a paragraph below. */
function plainHeadings(body: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>();
  let run: number[] = [];
  body.forEach((block, index) => {
    if (looksPlain(block)) {
      run.push(index);
      return;
    }
    if (run.length > 0 && run.length < LIST_LENGTH) run.forEach((member) => found.add(member));
    run = [];
  });
  return found;
}

const CAPTION =
  /^(?:图|圖|表|照片|figure|table|photo)\s*(?:\d|[一二三四五六七八九十]|为|為|[：:])|(?:摄|攝|图|供图|供圖)[）)]?$/iu;
const TABLE_ROW = /\t|\S\s{2,}\S.*\s{2,}\S/u;

function looksPlain(block: Block): boolean {
  const { text } = block;
  return (
    text.length <= 90 &&
    proseLength(text) <= MAX_PLAIN_LENGTH &&
    proseLength(text) >= 2 &&
    /\p{L}/u.test(text) &&
    !endsSentence(text) &&
    !/[，,、]$/u.test(text) &&
    !/^[\p{Ll}\-•·*▪◆●○—–“"「（(]/u.test(text) &&
    headingMarkOf(text) === undefined &&
    !CAPTION.test(text) &&
    !TABLE_ROW.test(text) &&
    !/[。；]/u.test(text)
  );
}

/** Bare headings enclose numbered ones when one stands right above a numbering that begins anew. */
function rankOfPlain(body: readonly Block[], plain: ReadonlySet<number>): number {
  const numbered = body.findIndex((block) => (headingMarkOf(block.text)?.rank ?? 0) >= 40);
  const first = [...plain][0];
  if (numbered === -1 || first === undefined) return OUTER_PLAIN_RANK;
  return first < numbered ? OUTER_PLAIN_RANK : INNER_PLAIN_RANK;
}
