import { charactersOf, columnsOf } from './line-width.ts';
import type { PhysicalLine } from './physical-lines.ts';
import { endsSentence, isMostlyHan } from './punctuation.ts';

/** What a width counts: characters, or columns as a terminal shows them. */
interface Measure {
  readonly text: (text: string) => number;
  readonly line: (line: PhysicalLine) => number;
}

const BY_CHARACTERS: Measure = {
  text: charactersOf,
  line: ({ text, margin }) => margin + charactersOf(text),
};
const BY_COLUMNS: Measure = {
  text: columnsOf,
  line: ({ text, indent }) => indent + columnsOf(text),
};

/** How the lines of a document were broken to a fixed width. */
export interface Wrapping {
  readonly measure: Measure;
  /** Lines are at most this wide with their indentation, in what `measure` counts. */
  readonly width: number;
  /** Broken exactly at the width, even inside a word or a number. */
  readonly exact: boolean;
  /** Indentation in columns of the lines that continue a paragraph. */
  readonly indent: number;
}

/** Anything narrower is a menu or a poem; anything wider is a paragraph on one line. */
const MIN_WIDTH = 16;
const MAX_WIDTH = 240;
/** Of the lines directly followed by another, at least so many fill the width. */
const MIN_FULL_SHARE = 0.35;
/** Of the lines that fill the width, at least so many stop in the middle of a sentence. */
const MIN_OPEN_SHARE = 0.5;
/** Breaking at the width whatever stands there leaves at least so many of the full lines that wide. */
const MIN_EXACT_SHARE = 0.97;
/** At most so many lines may be wider (addresses, navigation bars). */
const MAX_WIDER_SHARE = 0.04;

/** Finds out whether lines were broken to a fixed width; undefined when each line stands for itself. */
export function detectWrapping(lines: readonly PhysicalLine[]): Wrapping | undefined {
  const visible = lines.filter((line) => line.text !== '');
  const followed = visible.filter((line, index) => visible[index + 1]?.number === line.number + 1);
  if (followed.length < 2) return undefined;
  const wraps = [BY_CHARACTERS, BY_COLUMNS].map((measure) =>
    wrappingBy(measure, { visible, followed }),
  );
  const [byCharacters, byColumns] = wraps;
  if (byCharacters === undefined || byColumns === undefined) return byCharacters ?? byColumns;
  return byCharacters.exact && !byColumns.exact ? byCharacters : byColumns;
}

interface Sample {
  readonly visible: readonly PhysicalLine[];
  readonly followed: readonly PhysicalLine[];
}

function wrappingBy(measure: Measure, sample: Sample): Wrapping | undefined {
  const widths = new Map<number, number>();
  const tolerance = isMostlyHan(
    sample.followed
      .slice(0, 200)
      .map((line) => line.text)
      .join(''),
  )
    ? 3
    : 12;
  for (const line of sample.followed) {
    const width = measure.line(line);
    if (width <= MAX_WIDTH) widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  const width = fullestWidth(widths, tolerance);
  if (width === undefined || width < MIN_WIDTH) return undefined;
  const full = sample.followed.filter((line) => {
    const own = measure.line(line);
    return own <= width && own > width - tolerance - 1;
  });
  const wider = sample.visible.filter((line) => measure.line(line) > width + 2).length;
  const open = full.filter((line) => !endsSentence(line.text));
  const isWrapped =
    full.length >= 2 &&
    full.length >= sample.followed.length * MIN_FULL_SHARE &&
    wider <= sample.visible.length * MAX_WIDER_SHARE &&
    open.length >= full.length * MIN_OPEN_SHARE;
  if (!isWrapped) return undefined;
  const slack = measure === BY_COLUMNS ? 1 : 0;
  const atWidth = open.filter((line) => measure.line(line) >= width - slack);
  return {
    measure,
    width,
    exact: atWidth.length >= open.length * MIN_EXACT_SHARE,
    indent: continuationIndent(full, sample.visible),
  };
}

/**
 * The width under which, within the tolerance, most lines end; where most of those have one and
 * the same width, that width.
 */
function fullestWidth(widths: ReadonlyMap<number, number>, tolerance: number): number | undefined {
  let best = { width: 0, count: 0, mode: 0, modeCount: 0 };
  for (const width of [...widths.keys()].sort((a, b) => b - a)) {
    const window = { width, count: 0, mode: width, modeCount: 0 };
    for (let near = width; near >= width - tolerance; near -= 1) {
      const count = widths.get(near) ?? 0;
      window.count += count;
      if (count > window.modeCount) {
        window.modeCount = count;
        window.mode = near;
      }
    }
    if (window.count > best.count) best = window;
  }
  if (best.count === 0) return undefined;
  return best.modeCount >= best.count * 0.7 ? best.mode : best.width;
}

function continuationIndent(
  full: readonly PhysicalLine[],
  visible: readonly PhysicalLine[],
): number {
  const byNumber = new Map(visible.map((line) => [line.number, line]));
  const counts = new Map<number, number>();
  for (const line of full) {
    if (endsSentence(line.text)) continue;
    const indent = byNumber.get(line.number + 1)?.indent ?? 0;
    counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
