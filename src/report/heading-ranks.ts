import type { Block } from './blocks.ts';
import { headingMarkOf, type HeadingMark } from './heading-mark.ts';

/** Turns the usual rank of a style of numbering into the rank that it has in one document. */
export type HeadingRanks = (usual: number) => number;

interface MarkedLine {
  readonly mark: HeadingMark;
  readonly text: string;
}

/** Usual ranks of the numberings whose nesting differs from document to document. */
const MOVABLE: readonly number[] = [40, 50, 60, 61, 62, 70];

/** What the document says about its own order. */
export interface NestingSource {
  readonly body: readonly Block[];
  /** Indexes of its bare headings; what stands below one is not inside what stands above it. */
  readonly plain: ReadonlySet<number>;
  /** Tells whether a marked line could be a heading by its own shape. */
  readonly mayHead: (text: string) => boolean;
}

/**
 * Learns the order of the numberings from their nesting: `（一）` right below `2.1`, before any other
 * numbering, belongs inside it. What the document does not tell keeps the usual order, and of two
 * places that contradict each other the first one counts.
 */
export function learnHeadingRanks({ body, plain, mayHead }: NestingSource): HeadingRanks {
  const inside = new Map<number, Set<number>>();
  let above: MarkedLine | undefined;
  body.forEach(({ text }, index) => {
    const mark = headingMarkOf(text);
    if (plain.has(index)) above = undefined;
    if (mark === undefined) return;
    const line = { mark, text };
    if (above !== undefined && nests(above, line) && mayHead(above.text)) {
      noteNesting(inside, above.mark.rank, mark.rank);
    }
    above = line;
  });
  const order = orderedBy(inside);
  return (usual) => MOVABLE[order.indexOf(usual)] ?? usual;
}

/** True where the lower of two marked lines in a row begins a numbering of another style. */
function nests({ mark: outer }: MarkedLine, { mark: inner, text }: MarkedLine): boolean {
  return (
    outer.rank !== inner.rank &&
    MOVABLE.includes(outer.rank) &&
    MOVABLE.includes(inner.rank) &&
    beginsNumbering(text.slice(inner.opening))
  );
}

const DECIMAL = /^(?:\d+[.．])+(\d+)(?!\d)/u;
const FIRST = /^[（(〔]?\s*(?:一|壹|1|I|①)(?:\s*[)）〕、．.]|\s|(?<=①))/u;

/** True for `一、`, `（一）`, `1.`, `2.1`, `①`: nothing of its numbering stands before it. */
function beginsNumbering(text: string): boolean {
  const decimal = DECIMAL.exec(text);
  return decimal === null ? FIRST.test(text) : decimal[1] === '1';
}

function noteNesting(inside: Map<number, Set<number>>, outer: number, inner: number): void {
  if (encloses(inside, inner, outer)) return;
  inside.set(outer, (inside.get(outer) ?? new Set()).add(inner));
}

/** Follows the nesting over several levels. */
function encloses(
  inside: ReadonlyMap<number, ReadonlySet<number>>,
  outer: number,
  inner: number,
): boolean {
  return [...(inside.get(outer) ?? [])].some(
    (next) => next === inner || encloses(inside, next, inner),
  );
}

/** The usual order, each style held back until those that enclose it have their place. */
function orderedBy(inside: ReadonlyMap<number, ReadonlySet<number>>): readonly number[] {
  const left = [...MOVABLE];
  const order: number[] = [];
  while (left.length > 0) {
    const free = left.findIndex((rank) => !left.some((other) => inside.get(other)?.has(rank)));
    order.push(...left.splice(Math.max(free, 0), 1));
  }
  return order;
}
