import { compareFigure, type Change } from './compare.ts';
import {
  figureName,
  recallDepths,
  WRONG_REFUSALS_ALLOWED,
  type Figure,
  type SetFigures,
} from './figures.ts';
import { formatReliability } from './format-reliability.ts';
import { legs } from './outcome.ts';

const LANGUAGES = ['all', 'zh', 'zh-Hans', 'zh-Hant', 'en'];
const CELL_WIDTH = 12;

/** The figures of one set as tables of at most 100 columns, each with its change in brackets. */
export function formatFigures(
  name: string,
  now: SetFigures,
  stored: SetFigures | undefined,
): string {
  const table = new FigureTable(now, stored);
  const groups = [...new Set(Object.keys(now.figures).map((key) => key.split(' · ')[0] ?? ''))];
  const languages = distinctLanguages(now);
  const finer = groups.filter((group) => !LANGUAGES.includes(group)).sort();
  const depths = [...recallDepths.map((depth) => `recall@${depth}`), 'MRR@10'];
  const spans = ['sentence accuracy', 'span EM', 'span F1', 'gold EM', 'gold F1'];
  const title =
    `${name}: ${now.paragraphs} paragraphs, ` +
    `${now.answerable} answerable and ${now.unanswerable} unanswerable questions`;
  const recall = (leg: string): readonly string[] => depths.map((depth) => `${leg} ${depth}`);
  const first = legs.map((leg) => `${leg} recall@1`);
  return [
    title,
    '='.repeat(title.length),
    ...table.section('recall by language', depths, [
      ...languages.flatMap((group) => legs.map((leg) => table.row(group, leg, recall(leg)))),
    ]),
    ...table.section('recall@1 by kind', legs, [
      ...finer.map((group) => table.row(group, '', first)),
    ]),
    ...table.section(
      'the answer in it',
      ['sentence', ...spans.slice(1)],
      [...languages, ...finer].map((group) => table.row(group, '', spans)),
    ),
    ...formatDecisions(table, now, languages),
  ].join('\n');
}

/** The language groups, without those that only repeat a narrower one in a set of one language. */
function distinctLanguages({ figures }: SetFigures): readonly string[] {
  const sizeOf = (group: string): number =>
    figures[figureName(group, 'fused recall@1')]?.questions ?? 0;
  const narrower: Readonly<Record<string, readonly string[]>> = {
    all: ['zh', 'en'],
    zh: ['zh-Hans', 'zh-Hant'],
  };
  return LANGUAGES.filter(
    (group) =>
      sizeOf(group) > 0 &&
      !(narrower[group] ?? []).some((other) => sizeOf(other) === sizeOf(group)),
  );
}

function formatDecisions(
  table: FigureTable,
  now: SetFigures,
  languages: readonly string[],
): readonly string[] {
  const measures = ['refused wrongly', 'refused rightly', 'refusable at 3 %', 'AUROC', 'ECE'];
  const titles = [
    'wrongly',
    'rightly',
    `at ${Math.round(WRONG_REFUSALS_ALLOWED * 100)} % wr.`,
    'AUROC',
    'ECE',
  ];
  const groups = [...languages, 'near', 'off'];
  return [
    ...table.section('refusals', titles, [
      ...groups.map((group) => table.row(group, '', measures)),
    ]),
    ...(now.unanswerable === 0 ? [] : ['', formatReliability(now.reliability)]),
  ];
}

/** Rows of figures looked up by group and measure; holds both runs that are compared. */
class FigureTable {
  readonly #now: SetFigures;
  readonly #stored: SetFigures | undefined;

  constructor(now: SetFigures, stored: SetFigures | undefined) {
    this.#now = now;
    this.#stored = stored;
  }

  /** A header over those rows that have figures; nothing when none has. */
  section(title: string, columns: readonly string[], rows: readonly string[]): readonly string[] {
    const filled = rows.filter((row) => row !== '');
    if (filled.length === 0) return [];
    const cells = columns.map((column) => column.padEnd(CELL_WIDTH)).join('');
    return ['', `${title.padEnd(20)}${'n'.padStart(6)}  ${cells}`.trimEnd(), ...filled];
  }

  /** One line, or "" when the group has none of the measures. */
  row(group: string, label: string, measures: readonly string[]): string {
    const names = measures.map((measure) => figureName(group, measure));
    const figures = names.map((name) => this.#now.figures[name]);
    const known = figures.filter((figure) => figure !== undefined);
    if (known.length === 0) return '';
    const questions = Math.max(...known.map((figure) => figure.questions));
    const cells = names.map((name) => this.#cell(name).padEnd(CELL_WIDTH)).join('');
    const start = `${group.padEnd(label === '' ? 20 : 10)}${label.padEnd(label === '' ? 0 : 10)}`;
    return `${start}${String(questions).padStart(6)}  ${cells}`.trimEnd();
  }

  #cell(name: string): string {
    const figure = this.#now.figures[name];
    if (figure === undefined) return '–';
    const change = compareFigure(name, figure, this.#stored?.figures[name]);
    return `${formatShare(figure.value)}${change === null ? '' : ` ${formatChange(change)}`}`;
  }
}

/** A share with three decimals and no leading zero: `.885`, `1.00`. */
function formatShare(value: number): string {
  return value >= 0.9995 ? value.toFixed(2) : value.toFixed(3).slice(1);
}

const MARKS = { better: '▲', worse: '▼', same: '' };

function formatChange({ difference, verdict }: Change): string {
  const size = Math.abs(difference);
  if (size < 0.0005) return '=';
  return `${difference < 0 ? '-' : '+'}${formatShare(size)}${MARKS[verdict]}`;
}

/** The figures that became worse beyond noise, by name. */
export function worseFigures(now: SetFigures, stored: SetFigures | undefined): readonly string[] {
  return Object.entries(now.figures)
    .filter(([name, figure]: [string, Figure]) => {
      return compareFigure(name, figure, stored?.figures[name])?.verdict === 'worse';
    })
    .map(([name]) => name);
}
