import type { Block } from './blocks.ts';
import { findEdges } from './document-edges.ts';
import { headingMarkOf, type HeadingMark } from './heading-mark.ts';
import { learnHeadingRanks, type HeadingRanks } from './heading-ranks.ts';
import { chromeAnywhereReasonOf } from './page-chrome.ts';
import {
  MAX_PLAIN_LENGTH,
  plainHeadings,
  rankOfPlain,
  usualRankOfPlain,
} from './plain-headings.ts';
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
const MAX_RUN_IN_LENGTH = 45;

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
  const plainRank = usualRankOfPlain(body, plain);
  const ranks = learnHeadingRanks({ body, plain, mayHead });
  const roles: Role[] = [];
  body.forEach((_block, index) => {
    const previous = roles.at(-1);
    const before = body[index - 1]?.text ?? '';
    const isSecondLine = isLeftOpen(before) ? goesOn(body, index) : standsUnder(body, plain, index);
    if (previous?.kind === 'heading' && isSecondLine) {
      roles.push({ kind: 'heading-goes-on' });
    } else if (plain.has(index)) {
      roles.push({ kind: 'heading', rank: rankOfPlain(body, { index, usual: plainRank }) });
    } else {
      const listed = isListed(body, { index, previous });
      roles.push(markedRole(body, { index, isListed: listed, ranks }));
    }
  });
  return roles;
}

/** True for `凝心聚力——` and for a lonely `一、`: the next line belongs to the heading. */
function isLeftOpen(heading: string): boolean {
  return /[—–]$/u.test(heading) || headingMarkOf(heading)?.bare === true;
}

/** True for the lower of two bare lines that blank lines part from everything else. */
function standsUnder(body: readonly Block[], plain: ReadonlySet<number>, index: number): boolean {
  const [above, block, below] = [body[index - 1], body[index], body[index + 1]];
  return (
    plain.has(index) &&
    plain.has(index - 1) &&
    above?.afterBlank === true &&
    block?.afterBlank === false &&
    below?.afterBlank === true
  );
}

function goesOn(body: readonly Block[], index: number): boolean {
  const text = body[index]?.text ?? '';
  return !endsSentence(text) && proseLength(text) <= MAX_PLAIN_LENGTH && index + 1 < body.length;
}

interface Place {
  readonly index: number;
  readonly previous: Role | undefined;
}

/** True behind a paragraph with the same kind of number: the two are items of a list. */
function isListed(body: readonly Block[], { index, previous }: Place): boolean {
  if (previous?.kind !== 'paragraph' || previous.runInRank !== undefined) return false;
  const rank = headingMarkOf(body[index]?.text ?? '')?.rank;
  return rank !== undefined && headingMarkOf(body[index - 1]?.text ?? '')?.rank === rank;
}

interface MarkedPlace {
  readonly index: number;
  readonly isListed: boolean;
  readonly ranks: HeadingRanks;
}

function markedRole(body: readonly Block[], { index, isListed, ranks }: MarkedPlace): Role {
  const text = body[index]?.text ?? '';
  const mark = headingMarkOf(text);
  if (mark === undefined) return { kind: 'paragraph' };
  const rank = ranks(mark.rank);
  if (headsForSure(text, mark)) return { kind: 'heading', rank };
  const nextText = body[index + 1]?.text;
  const nextMark = nextText === undefined ? undefined : headingMarkOf(nextText);
  const followed =
    nextText !== undefined && (nextMark === undefined || ranks(nextMark.rank) > rank);
  if (followed && standsAlone(text, mark) && (!endsSentence(text) || (mark.runsIn && !isListed)))
    return { kind: 'heading', rank };
  if (mark.runsIn && hasRunIn(text)) return { kind: 'paragraph', runInRank: rank };
  return { kind: 'paragraph' };
}

function headsForSure(text: string, mark: HeadingMark): boolean {
  if (mark.opening > 0) return true;
  return mark.certain && proseLength(text) <= MAX_HEADING_LENGTH && !endsStrongly(text);
}

/** True for a short single sentence; behind a plain number it has no colon either. */
function standsAlone(text: string, { rank }: HeadingMark): boolean {
  return (
    proseLength(text) <= MAX_HEADING_LENGTH &&
    isOneSentence(text) &&
    (rank <= 50 || !/[：:]/u.test(text))
  );
}

/** True for a marked line that is a heading where a paragraph follows it. */
function mayHead(text: string): boolean {
  const mark = headingMarkOf(text);
  if (mark === undefined) return false;
  return headsForSure(text, mark) || (standsAlone(text, mark) && !endsSentence(text));
}

/** True when a paragraph opens with a short sentence of its own: `（一）着力推動…。` and more text. */
function hasRunIn(text: string): boolean {
  const length = runInLength(text);
  return !isOneSentence(text) && proseLength(text.slice(0, length)) <= MAX_RUN_IN_LENGTH;
}

/** Units of the sentence that opens the text, its full stop left out. */
export function runInLength(text: string): number {
  const found = /[。！？]/u.exec(text);
  return found === null ? text.length : found.index;
}

function isOneSentence(text: string): boolean {
  return runInLength(text) >= text.trimEnd().length - 1;
}
