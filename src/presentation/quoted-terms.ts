import type { Language } from '../answering/answer.ts';
import { shortened } from './citation-text.ts';
import { answerWords } from './wording/answer-words.ts';

/** A question can hold any number of words of any length; more would hide the sentence. */
const MAX_TERMS = 6;
const MAX_TERM_CHARS = 40;

/** Sets off words for a line of plain text: the first few, long ones shortened; "" for none. */
export function quotedTerms(terms: readonly string[], language: Language): string {
  const shown = terms.slice(0, MAX_TERMS).map((term) => shortened(term, MAX_TERM_CHARS));
  return answerWords[language].terms(shown);
}
