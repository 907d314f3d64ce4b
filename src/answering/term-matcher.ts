/** Finds what a report says for words of a question, across languages and wordings. */
export interface TermMatcher {
  /** Folded terms of the passage that stand for words of the folded question. */
  matchedTerms(foldedQuestion: string, foldedPassage: string): readonly string[];
  /** Does the report have another word for this one? */
  knows(foldedWord: string): boolean;
  /** Does a folded text speak of a folded topic, in whatever language that is written? */
  speaksOf(foldedTopic: string, foldedText: string): boolean;
}
