import { splitClauses, splitSentences } from '../text/sentences.ts';
import type { TextRange } from '../text/fold.ts';

/**
 * Longest windows in UTF-16 units, unless a single clause is longer: a few sentences for what a
 * passage is about, and a clause or two for one fact among many. On the dev reports both together
 * find more first than either (`embeddings/training/README.md`).
 */
const WINDOW_SIZES = [120, 40];

/**
 * Cuts a paragraph into overlapping windows of whole sentences for embedding.
 *
 * One vector for a long paragraph blurs what its sentences say, so each window holds as many
 * neighbouring sentences as fit into 120 characters, and the next one begins with the last sentence
 * of the one before. A longer sentence is cut between clauses. The same is done once more with
 * 40 characters. Windows are in reading order, the longer first; none occurs twice. A text without
 * sentences gives one window over all of it.
 */
export function paragraphWindows(text: string): readonly TextRange[] {
  const windows = WINDOW_SIZES.flatMap((size) => windowsOfSize(text, size));
  const distinct = new Map(windows.map((window) => [`${window.start} ${window.end}`, window]));
  return [...distinct.values()].sort(
    (left, right) => left.start - right.start || right.end - left.end,
  );
}

function windowsOfSize(text: string, maxChars: number): readonly TextRange[] {
  const parts = splitSentences(text).flatMap((sentence) =>
    splitLongSentence(text, sentence, maxChars),
  );
  const fits = (first?: TextRange, last?: TextRange): boolean => within(first, last, maxChars);
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

function splitLongSentence(
  text: string,
  sentence: TextRange,
  maxChars: number,
): readonly TextRange[] {
  if (sentence.end - sentence.start <= maxChars) return [sentence];
  const pieces: TextRange[] = [];
  for (const clause of splitClauses(text.slice(sentence.start, sentence.end))) {
    const range = { start: sentence.start + clause.start, end: sentence.start + clause.end };
    const previous = pieces.at(-1);
    if (previous !== undefined && within(previous, range, maxChars)) {
      pieces[pieces.length - 1] = joined(previous, range);
    } else {
      pieces.push(range);
    }
  }
  return pieces;
}

function within(
  first: TextRange | undefined,
  last: TextRange | undefined,
  maxChars: number,
): boolean {
  if (first === undefined || last === undefined) return false;
  return last.end - first.start <= maxChars;
}

function joined(first: TextRange | undefined, last: TextRange | undefined): TextRange {
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}
