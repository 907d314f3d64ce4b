import { splitLines } from './physical-lines.ts';
import type { DroppedText, Paragraph, Report, Section } from './report.ts';

const PREVIEW_LENGTH = 40;

/**
 * Shows how a document was cut: its title, every section with its paragraphs (number, beginning,
 * length, page), and every stretch that was left out with its line and the reason.
 */
export function explainReport(report: Report): string {
  const lineAt = lineCounter(report.source);
  const bySection = groupBySection(report.paragraphs);
  return [
    `Title: ${report.title === '' ? '(none found)' : shown(report.title)}`,
    '',
    ...report.sections.flatMap((section) =>
      explainSection(section, bySection.get(section.number) ?? []),
    ),
    ...explainDropped(report, lineAt),
    totalsOf(report),
    '',
  ].join('\n');
}

function groupBySection(
  paragraphs: readonly Paragraph[],
): ReadonlyMap<number, readonly Paragraph[]> {
  const groups = new Map<number, Paragraph[]>();
  for (const paragraph of paragraphs) {
    const group = groups.get(paragraph.section);
    if (group === undefined) groups.set(paragraph.section, [paragraph]);
    else group.push(paragraph);
  }
  return groups;
}

function explainSection(section: Section, own: readonly Paragraph[]): readonly string[] {
  const indent = '  '.repeat(Math.max(0, section.level - 1));
  const name = section.title === '' ? '(introduction)' : shown(section.title);
  return [
    `${indent}Section ${section.number}, level ${section.level}: ${name}`,
    ...own.map((paragraph) => `${indent}  ${explainParagraph(paragraph)}`),
    '',
  ];
}

function explainParagraph({ number, text, page }: Paragraph): string {
  const where = page === undefined ? '' : `, page ${page}`;
  return `${String(number).padStart(4)}  ${preview(text)}  (${text.length} characters${where})`;
}

function explainDropped(report: Report, lineAt: (offset: number) => number): readonly string[] {
  if (report.dropped.length === 0) return ['Left out: nothing', ''];
  const rows = report.dropped.map(({ range, reason }: DroppedText) => {
    const text = preview(report.source.slice(range.start, range.end));
    return `  line ${String(lineAt(range.start)).padStart(4)}  ${text}  (${reason})`;
  });
  return ['Left out:', ...rows, ''];
}

function totalsOf({ source, sections, paragraphs, dropped }: Report): string {
  const named = sections.filter(({ level }) => level > 0).length;
  const kept = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const left = dropped.reduce((sum, { range }) => sum + range.end - range.start, 0);
  return (
    `${paragraphs.length} paragraphs in ${named} named sections: ${kept} of ${source.length} ` +
    `characters kept, ${left} left out in ${dropped.length} places`
  );
}

function preview(text: string): string {
  const start = text.slice(0, PREVIEW_LENGTH).toWellFormed();
  return shown(text.length > PREVIEW_LENGTH ? `${start}…` : start);
}

/** One line that cannot move the cursor: line breaks and control characters become spaces. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}

/** Tells the line of offsets that rise from call to call. */
function lineCounter(source: string): (offset: number) => number {
  const lines = splitLines(source);
  let index = 0;
  return (offset) => {
    while ((lines[index]?.next ?? Infinity) <= offset) index += 1;
    return lines[index]?.number ?? lines.length;
  };
}
