import { createHash } from 'node:crypto';
import { joinLines } from './blocks.ts';
import { buildSections } from './build-sections.ts';
import { classifyBlocks } from './classify-blocks.ts';
import { findPageFurniture } from './page-furniture.ts';
import { splitLines } from './physical-lines.ts';
import type { DroppedText, Report } from './report.ts';
import { detectWrapping } from './wrapping.ts';

/**
 * Cuts a report into title, sections and paragraphs, each with its exact place in the source.
 *
 * Pure and total: lines, then blocks of joined lines, then their roles (title, heading, paragraph,
 * debris), then sections. Never throws; a text without content gives a report without paragraphs.
 * Time grows linearly with the length of the source.
 */
export function parseReport(source: string): Report {
  const lines = splitLines(source);
  const furniture = findPageFurniture(lines);
  const text = lines.filter((line) => !furniture.has(line.number));
  const blocks = joinLines({ source, lines, furniture, wrapping: detectWrapping(text) });
  const roles = classifyBlocks(blocks);
  const paged = (lines.at(-1)?.page ?? 1) > 1;
  const outline = buildSections({ source, blocks, roles, paged });
  const fromPages = lines.flatMap((line): readonly DroppedText[] => {
    const reason = furniture.get(line.number);
    return reason === undefined ? [] : [{ range: { start: line.start, end: line.end }, reason }];
  });
  const dropped = [...outline.dropped, ...fromPages].sort((a, b) => a.range.start - b.range.start);
  const hash = createHash('sha256').update(source, 'utf8').digest('hex');
  return { ...outline, dropped, source, hash };
}
