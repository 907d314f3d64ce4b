import type { TextRange } from '../text/fold.ts';

/** One heading with the paragraphs below it; section 0 is the unnamed introduction. */
export interface Section {
  /** 0 for the introduction (present only when there is one), then 1…n in reading order. */
  readonly number: number;
  /** 0 for the introduction, else 1 (outermost) to 4. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** The heading in the report's own characters; "" for the introduction. */
  readonly title: string;
  /** Where the heading stands in {@link Report.source}; its title is their concatenation. */
  readonly ranges: readonly TextRange[];
  /** Number of the enclosing section, or null at the top. */
  readonly parent: number | null;
  /** Titles from the outermost section down, joined with ` › `; "" for the introduction. */
  readonly path: string;
}

/** A paragraph of the report, cited by its number. */
export interface Paragraph {
  /** 1…n through the whole report. */
  readonly number: number;
  /** The {@link Section.number} of the innermost section it stands in. */
  readonly section: number;
  /** Verbatim: the concatenation of its source ranges. */
  readonly text: string;
  /** Ascending; only line breaks, indentation and a line-end hyphen lie between them. */
  readonly ranges: readonly TextRange[];
  /** Page in the source (1…), where the source tells pages. */
  readonly page?: number;
}

/** A stretch of the source that is not part of the report's content, and why. */
export interface DroppedText {
  readonly range: TextRange;
  readonly reason: string;
}

/** A report cut into sections and paragraphs, every one with its exact place in the source. */
export interface Report {
  readonly title: string;
  readonly titleRanges: readonly TextRange[];
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  readonly dropped: readonly DroppedText[];
  /** The decoded source text that all ranges refer to (UTF-16 units). */
  readonly source: string;
  /** SHA-256 of the source text as UTF-8, 64 hexadecimal digits. */
  readonly hash: string;
}

/**
 * Returns the paragraph with that number.
 *
 * @throws RangeError when the report has no such paragraph
 */
export function paragraphAt(report: Report, number: number): Paragraph {
  const paragraph = report.paragraphs[number - 1];
  if (paragraph === undefined) {
    throw new RangeError(
      `The report has paragraphs 1 to ${report.paragraphs.length}, not ${number}`,
    );
  }
  return paragraph;
}

/**
 * Returns the section with that number.
 *
 * @throws RangeError when the report has no such section
 */
export function sectionAt(report: Report, number: number): Section {
  const section = report.sections.find((candidate) => candidate.number === number);
  if (section === undefined) throw new RangeError(`The report has no section ${number}`);
  return section;
}

/** The section path a citation shows for that paragraph; "" in the introduction. */
export function sectionPathOf(report: Report, paragraph: Paragraph): string {
  return sectionAt(report, paragraph.section).path;
}
