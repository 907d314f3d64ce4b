import type { TextRange } from '../text/fold.ts';

/** A figure with its unit: per cent or the Han characters that follow. */
const FIGURE =
  /(?<share>百分之)?(?<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:万亿|[万亿千百])?)(?<unit>%|\s?per\s?cent|[多余]?[\p{Script=Han}]{1,2})?/gu;
const PER_CENT = /^\s?per/u;

/** A number with what it counts in its place; the unit is empty where nothing follows. */
export interface MeasuredFigure extends TextRange {
  readonly number: string;
  readonly unit: string;
}

/** The figures of a folded text. */
export function measuredFigures(folded: string): readonly MeasuredFigure[] {
  return [...folded.matchAll(FIGURE)].map(({ 0: match, index, groups }) => ({
    start: index,
    end: index + match.length,
    number: (groups?.['number'] ?? '').replaceAll(',', ''),
    unit: unitOf(groups),
  }));
}

type Unit = Pick<MeasuredFigure, 'unit'>;

/** Units are compared by what they begin with: 起 and 起吗 are the same, 起 and 名 are not. */
export function isSameUnit(left: Unit, right: Unit): boolean {
  if (left.unit === '' || right.unit === '') return left.unit === right.unit;
  return left.unit.charAt(0) === right.unit.charAt(0);
}

function unitOf(groups: Record<string, string> | undefined): string {
  const unit = groups?.['unit'] ?? '';
  if (groups?.['share'] !== undefined || PER_CENT.test(unit)) return '%';
  return unit.replace(/^[多余]/u, '');
}
