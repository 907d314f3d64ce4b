import type { TextRange } from '../text/fold.ts';
import { spaceBetweenBlocks, type Block } from './blocks.ts';
import { runInLength, type Role } from './classify-blocks.ts';
import { headingMarkOf } from './heading-mark.ts';
import { piecesOf } from './long-paragraphs.ts';
import type { DroppedText, Paragraph, Section } from './report.ts';

/** The parts of a report that its blocks make. */
export interface Outline {
  readonly title: string;
  readonly titleRanges: readonly TextRange[];
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  readonly dropped: readonly DroppedText[];
}

/** The document whose blocks were given roles. */
export interface RoledBlocks {
  readonly source: string;
  readonly blocks: readonly Block[];
  readonly roles: readonly Role[];
  /** True where paragraphs carry their page. */
  readonly paged: boolean;
}

interface OpenSection {
  readonly number: number;
  readonly rank: number;
  readonly level: 1 | 2 | 3 | 4;
  readonly ranges: TextRange[];
  readonly parent: OpenSection | undefined;
}

const DEEPER = { 1: 2, 2: 3, 3: 4, 4: 4 } as const;

/** Hangs the paragraphs under their headings and nests the headings by rank. */
export function buildSections({ source, blocks, roles, paged }: RoledBlocks): Outline {
  const titleRanges: TextRange[] = [];
  const opened: OpenSection[] = [];
  const paragraphs: Paragraph[] = [];
  const dropped: DroppedText[] = [];
  const addParagraph = (block: Block): void => {
    for (const piece of piecesOf(block.text)) {
      paragraphs.push({
        number: paragraphs.length + 1,
        section: opened.at(-1)?.number ?? 0,
        text: block.text.slice(piece.start, piece.end),
        ranges: sliceRanges(block.ranges, piece),
        ...(paged ? { page: block.lines[0].page } : {}),
      });
    }
  };
  const spaceAbove = (index: number): readonly TextRange[] => {
    const [upper, lower] = [blocks[index - 1], blocks[index]];
    if (upper === undefined || lower === undefined) return [];
    const space = spaceBetweenBlocks(source, upper, lower);
    return space === undefined ? [] : [space];
  };
  blocks.forEach((block, index) => {
    const role = roles[index] ?? { kind: 'paragraph' };
    switch (role.kind) {
      case 'dropped':
        block.ranges.forEach((range) => dropped.push({ range, reason: role.reason }));
        break;
      case 'title':
        if (titleRanges.length > 0) titleRanges.push(...spaceAbove(index));
        titleRanges.push(...unmark(block, dropped));
        break;
      case 'heading':
        opened.push(openSection(opened, { rank: role.rank, ranges: unmark(block, dropped) }));
        break;
      case 'heading-goes-on':
        opened.at(-1)?.ranges.push(...spaceAbove(index), ...unmark(block, dropped));
        break;
      case 'paragraph':
        if (role.runInRank !== undefined) {
          const ranges = sliceRanges(block.ranges, { start: 0, end: runInLength(block.text) });
          opened.push(openSection(opened, { rank: role.runInRank, ranges }));
        }
        addParagraph(block);
    }
  });
  const textOf = (ranges: readonly TextRange[]): string =>
    ranges.map(({ start, end }) => source.slice(start, end)).join('');
  const named = opened.map((section) => nameSection(section, textOf));
  const needsIntroduction = paragraphs[0]?.section === 0;
  return {
    title: textOf(titleRanges),
    titleRanges,
    sections: needsIntroduction ? [INTRODUCTION, ...named] : named,
    paragraphs,
    dropped,
  };
}

const INTRODUCTION: Section = {
  number: 0,
  level: 0,
  title: '',
  ranges: [],
  parent: null,
  path: '',
};

function openSection(
  opened: readonly OpenSection[],
  { rank, ranges }: { readonly rank: number; readonly ranges: readonly TextRange[] },
): OpenSection {
  let parent = opened.at(-1);
  while (parent !== undefined && (parent.rank >= rank || parent.level === 4))
    parent = parent.parent;
  const level = parent === undefined ? 1 : DEEPER[parent.level];
  return { number: opened.length + 1, rank, level, ranges: [...ranges], parent };
}

function nameSection(
  section: OpenSection,
  textOf: (ranges: readonly TextRange[]) => string,
): Section {
  const titles: string[] = [];
  for (let at: OpenSection | undefined = section; at !== undefined; at = at.parent) {
    titles.unshift(textOf(at.ranges));
  }
  return {
    number: section.number,
    level: section.level,
    title: textOf(section.ranges),
    ranges: section.ranges,
    parent: section.parent?.number ?? null,
    path: titles.join(' › '),
  };
}

/** The ranges of the author's words; the marks of the typography around them are dropped. */
function unmark(block: Block, dropped: DroppedText[]): readonly TextRange[] {
  const mark = headingMarkOf(block.text);
  if (mark === undefined || mark.opening === 0) return block.ranges;
  const end = block.text.length - mark.closing;
  const marks = [
    { start: 0, end: mark.opening },
    { start: end, end: block.text.length },
  ];
  for (const range of marks.flatMap((place) => sliceRanges(block.ranges, place))) {
    dropped.push({ range, reason: 'heading mark' });
  }
  return sliceRanges(block.ranges, { start: mark.opening, end });
}

/** The source ranges of a part of a block's text. */
function sliceRanges(ranges: readonly TextRange[], part: TextRange): readonly TextRange[] {
  const found: TextRange[] = [];
  let offset = 0;
  for (const { start, end } of ranges) {
    const from = Math.max(part.start - offset, 0);
    const to = Math.min(part.end - offset, end - start);
    if (from < to) found.push({ start: start + from, end: start + to });
    offset += end - start;
  }
  return found;
}
