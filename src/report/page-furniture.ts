import type { PhysicalLine } from './physical-lines.ts';
import { endsStrongly } from './punctuation.ts';

/** Marked as a page number wherever it stands: `- 12 -`, `— 12 —`, `第 12 页 共 30 页`, `Page 3 of 9`. */
const DRESSED_NUMBER =
  /^(?:[-–—―·•]+\s*\d{1,4}\s*[-–—―·•]+|第\s*\d{1,4}\s*[页頁](?:[\s,，/／]*共\s*\d{1,4}\s*[页頁])?|\[?page\s+\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\]?|\d{1,4}\s*[/／]\s*\d{1,4})$/iu;
const BARE_NUMBER = /^\d{1,4}$/u;
/** Lines this close to a page's edge can be its header or footer. */
const EDGE_LINES = 2;
const MAX_HEADER_LENGTH = 60;

/** Why a line belongs to the page and not to the text, by line number. */
export type PageFurniture = ReadonlyMap<number, string>;

/**
 * Finds page numbers and the headers and footers that repeat on the pages.
 *
 * Pages are what form feeds part; without form feeds, what at least two rising page numbers part.
 * A header or footer stands at the edge of at least three pages, its own digits aside.
 */
export function findPageFurniture(lines: readonly PhysicalLine[]): PageFurniture {
  const furniture = new Map<number, string>();
  const visible = lines.filter((line) => line.text !== '');
  const paged = (visible.at(-1)?.page ?? 1) > 1;
  for (const line of pageNumbers(visible, paged)) furniture.set(line.number, 'page number');
  const pages = paged ? pagesByFormFeed(visible) : pagesByNumber(visible, furniture);
  for (const line of repeatedEdges(pages, furniture)) {
    // What stands first of all is the title, even where every page repeats it.
    if (line !== visible[0]) furniture.set(line.number, 'header or footer repeated on the pages');
  }
  return furniture;
}

function pageNumbers(visible: readonly PhysicalLine[], paged: boolean): readonly PhysicalLine[] {
  const dressed = visible.filter((line) => DRESSED_NUMBER.test(line.text));
  const found = dressed.length >= 2 && rises(dressed) ? dressed : [];
  const bare = visible.filter((line, index) => {
    if (!BARE_NUMBER.test(line.text)) return false;
    const atEdge = visible[index - 1]?.page !== line.page || visible[index + 1]?.page !== line.page;
    return !paged || atEdge;
  });
  const counts = bare.length >= (paged ? 2 : 3) && risesByOne(bare);
  return counts ? [...found, ...bare] : found;
}

function numberIn(line: PhysicalLine): number {
  return Number(/\d+/u.exec(line.text)?.[0] ?? 0);
}

function rises(lines: readonly PhysicalLine[]): boolean {
  return lines.every((line, index) => {
    const before = lines[index - 1];
    return before === undefined || numberIn(line) > numberIn(before);
  });
}

function risesByOne(lines: readonly PhysicalLine[]): boolean {
  return lines.every((line, index) => {
    const before = lines[index - 1];
    return before === undefined || numberIn(line) === numberIn(before) + 1;
  });
}

function pagesByFormFeed(visible: readonly PhysicalLine[]): readonly (readonly PhysicalLine[])[] {
  const pages = new Map<number, PhysicalLine[]>();
  for (const line of visible) {
    const page = pages.get(line.page);
    if (page === undefined) pages.set(line.page, [line]);
    else page.push(line);
  }
  return [...pages.values()];
}

function pagesByNumber(
  visible: readonly PhysicalLine[],
  furniture: PageFurniture,
): readonly (readonly PhysicalLine[])[] {
  const pages: PhysicalLine[][] = [[]];
  for (const line of visible) {
    if (furniture.has(line.number)) pages.push([]);
    else pages.at(-1)?.push(line);
  }
  return pages;
}

function repeatedEdges(
  pages: readonly (readonly PhysicalLine[])[],
  furniture: PageFurniture,
): readonly PhysicalLine[] {
  if (pages.length < 3) return [];
  const byText = new Map<string, PhysicalLine[]>();
  for (const page of pages) {
    const own = page.filter((line) => !furniture.has(line.number));
    const edges = new Set([...own.slice(0, EDGE_LINES), ...own.slice(-EDGE_LINES)]);
    for (const line of edges) {
      if (line.text.length > MAX_HEADER_LENGTH || endsStrongly(line.text)) continue;
      const text = line.text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ');
      const known = byText.get(text);
      if (known === undefined) byText.set(text, [line]);
      else known.push(line);
    }
  }
  const enough = Math.max(3, pages.length * 0.4);
  return [...byText.values()].filter((found) => found.length >= enough).flat();
}
