import type { Report, Section } from '../report/report.ts';

/** A section with the paragraphs it holds, those of sections inside it included. */
export interface ContentsEntry {
  readonly section: Section;
  /** Number of its first paragraph. */
  readonly first: number;
  /** Number of its last paragraph. */
  readonly last: number;
}

/** Lists the sections that hold paragraphs, in reading order, each with its run of paragraphs. */
export function contents(report: Report): readonly ContentsEntry[] {
  const parents = new Map(report.sections.map((section) => [section.number, section.parent]));
  const runs = new Map<number, { first: number; last: number }>();
  for (const { number, section } of report.paragraphs) {
    for (let at: number | null = section; at !== null; at = parents.get(at) ?? null) {
      runs.set(at, { first: runs.get(at)?.first ?? number, last: number });
    }
  }
  return report.sections.flatMap((section) => {
    const run = runs.get(section.number);
    return run === undefined ? [] : [{ section, ...run }];
  });
}
