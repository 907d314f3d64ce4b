import { paragraphAt, sectionAt, type Report } from '../report/report.ts';
import type { SourcedText } from '../report/verbatim-guard.ts';
import { matchingText, type MatchingText } from './matching-text.ts';

/** Where in a report something stands. */
export type ReportPlace =
  | { readonly kind: 'title' }
  | { readonly kind: 'heading'; readonly section: number }
  | { readonly kind: 'paragraph'; readonly paragraph: number };

/** A text of the report in the form it is looked up in. */
export interface PlacedText {
  readonly place: ReportPlace;
  readonly matching: MatchingText;
}

/**
 * The text at a place, with its source ranges.
 *
 * @throws RangeError when the report has no such place
 */
export function textAt(report: Report, place: ReportPlace): SourcedText {
  switch (place.kind) {
    case 'title':
      return { text: report.title, ranges: report.titleRanges };
    case 'heading': {
      const { title, ranges } = sectionAt(report, place.section);
      return { text: title, ranges };
    }
    case 'paragraph':
      return paragraphAt(report, place.paragraph);
  }
}

const placedTexts = new WeakMap<Report, readonly PlacedText[]>();

/** Every text of a report in reading order: the title, then paragraphs after their headings. */
export function reportTexts(report: Report): readonly PlacedText[] {
  const known = placedTexts.get(report);
  if (known !== undefined) return known;
  const texts = placesOf(report).map((place) => ({
    place,
    matching: matchingText(textAt(report, place).text),
  }));
  placedTexts.set(report, texts);
  return texts;
}

function placesOf(report: Report): readonly ReportPlace[] {
  const places: ReportPlace[] = [{ kind: 'title' }];
  const waiting = report.paragraphs.values();
  let next = waiting.next();
  for (const { number: section, level } of report.sections) {
    if (level !== 0) places.push({ kind: 'heading', section });
    for (; next.value?.section === section; next = waiting.next()) {
      places.push({ kind: 'paragraph', paragraph: next.value.number });
    }
  }
  return places;
}
