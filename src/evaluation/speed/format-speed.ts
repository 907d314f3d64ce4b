import type { SpeedFigures } from './speed-figures.ts';

interface Row {
  readonly name: string;
  readonly value: (figures: SpeedFigures) => number | null;
  readonly decimals: number;
  /** Where less is worse, more is better and the other way round. */
  readonly better: 'lower' | 'higher';
  /** The goal in words; "" where there is none. */
  readonly goal: string;
}

const rows: readonly Row[] = [
  row('index built, s', (figures) => figures.indexMs / 1000, 1, '≤ 5 (bundled)'),
  row('cold start, s', (figures) => figures.coldStartMs / 1000, 2, '≤ 2'),
  row('answer p50, ms', (figures) => figures.p50Ms, 1, '≤ 60; × 1.5 at 10,000'),
  row('answer p95, ms', (figures) => figures.p95Ms, 1, '≤ 150; × 1.5 at 10,000'),
  {
    name: 'searches a second',
    value: (figures) => figures.searchesPerSecond,
    decimals: 0,
    better: 'higher',
    goal: '≥ 100',
  },
  row('memory, MB', (figures) => figures.residentMb, 0, '≤ 350; ≤ 600 at 10,000'),
  row('vector search, ms', (figures) => figures.approximateMs, 2, ''),
  row('exact scan, ms', (figures) => figures.exactMs, 2, ''),
  {
    name: 'exact ÷ vector',
    value: (figures) => figures.exactMs / figures.approximateMs,
    decimals: 1,
    better: 'higher',
    goal: '',
  },
  {
    name: 'vector recall@10',
    value: (figures) => figures.recallAt10,
    decimals: 3,
    better: 'higher',
    goal: '',
  },
];

/** Times vary by that much from run to run on a machine that does something else too. */
const NOISE = 1.3;
const CELL_WIDTH = 17;

/**
 * A table with one column per size of report and the goals beside it; behind each figure its ratio
 * to the stored one, marked where that is beyond noise (a factor of 1.3).
 */
export function formatSpeed(
  measured: readonly SpeedFigures[],
  stored: readonly SpeedFigures[],
): string {
  const sizes = measured.map(({ paragraphs }) => paragraphs.toLocaleString('en'));
  const body = rows.map((each) => {
    const cells = measured.map((figures) => {
      const before = stored.find(({ paragraphs }) => paragraphs === figures.paragraphs);
      return formatCell(each, figures, before);
    });
    return line(each.name, cells, each.goal);
  });
  return [line('paragraphs', sizes, 'goal'), ...body].join('\n');
}

function row(name: string, value: Row['value'], decimals: number, goal: string): Row {
  return { name, value, decimals, better: 'lower', goal };
}

function formatCell(each: Row, now: SpeedFigures, stored: SpeedFigures | undefined): string {
  const value = each.value(now);
  if (value === null) return '–';
  const before = stored === undefined ? null : each.value(stored);
  const text = value.toFixed(each.decimals);
  if (before === null || before === 0) return text;
  const ratio = value / before;
  const change = each.better === 'lower' ? ratio : 1 / ratio;
  const mark = change > NOISE ? '▼' : change < 1 / NOISE ? '▲' : '';
  return `${text} ×${ratio.toFixed(2)}${mark}`;
}

function line(name: string, cells: readonly string[], goal: string): string {
  const padded = cells.map((cell) => cell.padEnd(CELL_WIDTH)).join('');
  return `${name.padEnd(20)}${padded}${goal}`.trimEnd();
}
