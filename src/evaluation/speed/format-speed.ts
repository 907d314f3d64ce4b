import type { SpeedFigures } from './measure-speed.ts';

interface Row {
  readonly name: string;
  readonly value: (figures: SpeedFigures) => number | null;
  readonly decimals: number;
  /** The goal in words; null where there is none. */
  readonly goal: string | null;
}

const rows: readonly Row[] = [
  { name: 'index built, s', value: (f) => f.indexMs / 1000, decimals: 1, goal: '≤ 5 (bundled)' },
  { name: 'cold start, s', value: (f) => f.coldStartMs / 1000, decimals: 2, goal: '≤ 2' },
  { name: 'answer p50, ms', value: (f) => f.p50Ms, decimals: 1, goal: '≤ 60; × 1.5 at 10,000' },
  { name: 'answer p95, ms', value: (f) => f.p95Ms, decimals: 1, goal: '≤ 150; × 1.5 at 10,000' },
  { name: 'searches a second', value: (f) => f.searchesPerSecond, decimals: 0, goal: '≥ 100' },
  {
    name: 'memory, MB',
    value: (f) => f.residentMb,
    decimals: 0,
    goal: '≤ 350; ≤ 600 at 10,000',
  },
  { name: 'vector search, ms', value: (f) => f.approximateMs, decimals: 2, goal: null },
  { name: 'exact scan, ms', value: (f) => f.exactMs, decimals: 2, goal: null },
  { name: 'exact ÷ vector', value: (f) => f.exactMs / f.approximateMs, decimals: 1, goal: null },
  { name: 'vector recall@10', value: (f) => f.recallAt10, decimals: 3, goal: null },
];

/** A table with one column per size of report, and the goals beside it. */
export function formatSpeed(measured: readonly SpeedFigures[]): string {
  const header = line(
    'paragraphs',
    measured.map(({ paragraphs }) => paragraphs.toLocaleString('en')),
    'goal',
  );
  const body = rows.map(({ name, value, decimals, goal }) =>
    line(
      name,
      measured.map((figures) => value(figures)?.toFixed(decimals) ?? '–'),
      goal ?? '',
    ),
  );
  return [header, ...body].join('\n');
}

function line(name: string, cells: readonly string[], goal: string): string {
  return `${name.padEnd(20)}${cells.map((cell) => cell.padStart(10)).join('')}   ${goal}`.trimEnd();
}
