import type { TextRange } from '../text/fold.ts';
import { matchingText, type MatchingText } from './matching-text.ts';

/** A unit of comparison: a whole number with its percent sign, a Latin word or another letter. */
export interface ClaimToken {
  /** Folded. */
  readonly text: string;
  /** UTF-16 units of the original text. */
  readonly range: TextRange;
}

const TOKEN = /\d+(?:\.\d+)*[%‰]?|[a-z]+|[\p{L}\p{N}%‰]/gu;

/** Cuts a text into tokens; punctuation, quotation marks and white space are none. */
export function claimTokens(text: string | MatchingText): readonly ClaimToken[] {
  const matching = typeof text === 'string' ? matchingText(text) : text;
  return [...matching.text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    text: token,
    range: {
      start: matching.starts[index] ?? 0,
      end: matching.ends[index + token.length - 1] ?? 0,
    },
  }));
}
