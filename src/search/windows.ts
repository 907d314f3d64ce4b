import { splitClauses, splitSentences } from '../text/sentences.ts';
import type { TextRange } from '../text/fold.ts';

/** Longest window in UTF-16 units, unless a single clause is longer. */
const MAX_WINDOW_CHARS = 120;

/**
 * Cuts a paragraph into overlapping windows of whole sentences for embedding.
 *
 * One vector for a long paragraph blurs what its sentences say, so each window holds as many
 * neighbouring sentences as fit into 120 characters, and the next one begins with the last sentence
 * of the one before. A longer sentence is cut between clauses. Windows are in reading order; a text
 * without sentences gives one window over all of it.
 */
export function paragraphWindows(text: string): readonly TextRange[] {
  const parts = splitSentences(text).flatMap((sentence) => splitLongSentence(text, sentence));
  const windows: TextRange[] = [];
  let first = 0;
  while (first < parts.length) {
    let last = first;
    while (fits(parts[first], parts[last + 1])) last += 1;
    windows.push(joined(parts[first], parts[last]));
    if (last + 1 >= parts.length) break;
    // Overlap by one part, but always move on.
    first = last > first && fits(parts[last], parts[last + 1]) ? last : last + 1;
  }
  return windows.length > 0 ? windows : [{ start: 0, end: text.length }];
}

function splitLongSentence(text: string, sentence: TextRange): readonly TextRange[] {
  if (sentence.end - sentence.start <= MAX_WINDOW_CHARS) return [sentence];
  const pieces: TextRange[] = [];
  for (const clause of splitClauses(text.slice(sentence.start, sentence.end))) {
    const range = { start: sentence.start + clause.start, end: sentence.start + clause.end };
    const previous = pieces.at(-1);
    if (previous !== undefined && fits(previous, range)) {
      pieces[pieces.length - 1] = joined(previous, range);
    } else {
      pieces.push(range);
    }
  }
  return pieces;
}

function fits(first: TextRange | undefined, last: TextRange | undefined): boolean {
  if (first === undefined || last === undefined) return false;
  return last.end - first.start <= MAX_WINDOW_CHARS;
}

function joined(first: TextRange | undefined, last: TextRange | undefined): TextRange {
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}
