import type { Report } from '../report/report.ts';
import { toOriginalRange, type TextRange } from '../text/fold.ts';
import { matchingText } from './matching-text.ts';
import { reportTexts, type ReportPlace } from './report-places.ts';

/** Where one text of the report has the term. */
export interface PlaceOccurrences {
  readonly place: ReportPlace;
  /** UTF-16 units of the text at that place; ascending, never overlapping, at least one. */
  readonly ranges: readonly TextRange[];
}

/** Every occurrence of a term in a report. */
export interface Occurrences {
  /** As it was asked for, trimmed. */
  readonly term: string;
  readonly total: number;
  /** In reading order. */
  readonly places: readonly PlaceOccurrences[];
}

/**
 * Finds every occurrence of a term or a figure, in title, headings and paragraphs.
 *
 * Both are folded (Simplified and Traditional, full and half width, upper and lower case are alike;
 * `8.6万` finds `８.６萬`). Numbers and Latin words count only as a whole: `12.4%` is not found in
 * `112.4%`. A term that is empty or only white space is found nowhere.
 */
export function findOccurrences(report: Report, term: string): Occurrences {
  const wanted = matchingText(term).text;
  const places = reportTexts(report).flatMap(({ place, matching }) => {
    const ranges = wholeMatches(matching.text, wanted).map((start) =>
      toOriginalRange(matching, { start, end: start + wanted.length }),
    );
    return ranges.length === 0 ? [] : [{ place, ranges }];
  });
  const total = places.reduce((sum, { ranges }) => sum + ranges.length, 0);
  return { term: term.trim(), total, places };
}

/** Starts of the whole, non-overlapping matches of a folded term in a folded text. */
function wholeMatches(text: string, term: string): readonly number[] {
  const starts: number[] = [];
  if (term === '') return starts;
  for (let start = text.indexOf(term); start !== -1;) {
    const isWhole = startsWhole(text, start) && endsWhole(text, start + term.length);
    if (isWhole) starts.push(start);
    start = text.indexOf(term, isWhole ? start + term.length : start + 1);
  }
  return starts;
}

/** Two neighbouring characters of one number in Chinese numerals; `一` and `万` also make words. */
const SAME_CHINESE_NUMBER =
  '(?:[一二三四五六七八九两〇零十百千万亿][十百千万亿]|[十百千万亿][一二三四五六七八九两〇零])';
const NUMBER_BEFORE = new RegExp(`(?:\\d|\\d[.,])\\d$|${SAME_CHINESE_NUMBER}$`, 'u');
const NUMBER_AFTER = new RegExp(`^(?:\\d[.,]?\\d|${SAME_CHINESE_NUMBER})`, 'u');

function startsWhole(text: string, start: number): boolean {
  const around = text.slice(Math.max(start - 2, 0), start + 1);
  if (/\p{Script=Latin}{2}$/u.test(around)) return false;
  return !NUMBER_BEFORE.test(around);
}

function endsWhole(text: string, end: number): boolean {
  const around = text.slice(end - 1, end + 2);
  if (/^\p{Script=Latin}{2}/u.test(around)) return false;
  return !NUMBER_AFTER.test(around);
}
