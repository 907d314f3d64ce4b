/**
 * Text as spans are compared: NFKC (full width and half width are alike), without white space.
 * Case, punctuation and script (Simplified or Traditional) stay as they are: a quote is verbatim.
 */
function comparableText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** True iff the span is the expected answer, compared as {@link comparableText}. */
export function isExactMatch(span: string, answer: string): boolean {
  return comparableText(span) === comparableText(answer);
}

/**
 * F1 over characters, 0 to 1: with c characters in common (as multisets, order does not count),
 * precision = c / |span|, recall = c / |answer|, F1 = 2c / (|span| + |answer|). The SQuAD formula
 * (Rajpurkar et al. 2016) with characters in place of words. Empty against empty is 1.
 */
export function characterF1(span: string, answer: string): number {
  const found = Array.from(comparableText(span));
  const expected = Array.from(comparableText(answer));
  if (found.length === 0 && expected.length === 0) return 1;
  const left = new Map<string, number>();
  for (const character of expected) left.set(character, (left.get(character) ?? 0) + 1);
  let common = 0;
  for (const character of found) {
    const count = left.get(character) ?? 0;
    if (count === 0) continue;
    left.set(character, count - 1);
    common += 1;
  }
  return (2 * common) / (found.length + expected.length);
}

/** True iff the answer, which must not be empty, stands in the sentence. */
export function sentenceHolds(sentence: string, answer: string): boolean {
  const expected = comparableText(answer);
  return expected !== '' && comparableText(sentence).includes(expected);
}
