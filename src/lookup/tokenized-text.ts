import type { Report } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { claimTokens, type ClaimToken } from './claim-tokens.ts';
import { reportTexts, type ReportPlace } from './report-places.ts';

/** A text of the report as tokens. */
export interface TokenizedText {
  readonly place: ReportPlace;
  readonly tokens: readonly ClaimToken[];
  /** The tokens' texts between separators, so that a search finds whole tokens only. */
  readonly joined: string;
  /** As {@link pairHashes} makes them. */
  readonly pairs: Uint32Array;
}

const SEPARATOR = '\u0001';

/** Joins tokens so that a substring search finds whole tokens only. */
function joinedTokens(tokens: readonly ClaimToken[]): string {
  return SEPARATOR + tokens.map((token) => token.text + SEPARATOR).join('');
}

/** One number for every two neighbouring tokens; equal pairs have equal numbers. */
export function pairHashes(tokens: readonly ClaimToken[]): Uint32Array {
  const hashes = tokens.map((token) => hashOf(token.text));
  return Uint32Array.from(hashes.slice(1), (hash, at) => Math.imul(hashes[at] ?? 0, 31) + hash);
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash;
}

/** Where a run of tokens stands in a text, counted in tokens; null when it does not. */
export function findTokens(text: TokenizedText, run: readonly ClaimToken[]): TextRange | null {
  const at = text.joined.indexOf(joinedTokens(run));
  if (at === -1) return null;
  const start = text.joined.slice(0, at).split(SEPARATOR).length - 1;
  return { start, end: start + run.length };
}

const tokenizedTexts = new WeakMap<Report, readonly TokenizedText[]>();

/** Every text of a report as tokens, in reading order; made once per report. */
export function tokenizedReport(report: Report): readonly TokenizedText[] {
  const known = tokenizedTexts.get(report);
  if (known !== undefined) return known;
  const texts = reportTexts(report).map(({ place, matching }) => {
    const tokens = claimTokens(matching);
    return { place, tokens, joined: joinedTokens(tokens), pairs: pairHashes(tokens) };
  });
  tokenizedTexts.set(report, texts);
  return texts;
}

/** The original range from the first to the last of a run of tokens. */
export function rangeOfTokens(tokens: readonly ClaimToken[], run: TextRange): TextRange {
  return {
    start: tokens[run.start]?.range.start ?? 0,
    end: tokens[run.end - 1]?.range.end ?? 0,
  };
}

/** Original ranges of single tokens, by ascending index; neighbours become one range. */
export function rangesOfTokens(
  tokens: readonly ClaimToken[],
  indexes: readonly number[],
): readonly TextRange[] {
  const runs: { start: number; end: number }[] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last?.end === index) last.end = index + 1;
    else runs.push({ start: index, end: index + 1 });
  }
  return runs.map((run) => rangeOfTokens(tokens, run));
}
