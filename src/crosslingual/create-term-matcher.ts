import type { TermMatcher } from '../answering/term-matcher.ts';
import type { ConceptScorer } from './concept-scorer.ts';
import { conceptCoverage, coveredConcepts } from './covered-concepts.ts';

/** A text speaks of a topic when it mentions this share of the topic's value. */
const SPEAKS = 0.6;
/** Weaker translations are guesses: good for a ranking, too bold to claim that a word is known. */
const SURE_WEIGHT = 0.4;
/** A guess of several characters is good enough not to claim that a report never says it. */
const GUESSED_WEIGHT = 0.15;

/** Matches terms by the concepts and wordings of one report's {@link ConceptScorer}. */
export function createTermMatcher(concepts: ConceptScorer): TermMatcher {
  const formalTerms = (folded: string): readonly string[] =>
    concepts.wordings(folded).flatMap(({ alternatives }) => alternatives.map(({ term }) => term));
  return {
    matchedTerms(foldedQuestion, foldedPassage) {
      const translated = coveredConcepts(foldedPassage, concepts.explain(foldedQuestion).concepts);
      const formal = formalTerms(foldedQuestion).filter((term) => foldedPassage.includes(term));
      return [...new Set([...translated.map(({ term }) => term), ...formal])];
    },
    knows(foldedWord) {
      const translated = concepts
        .explain(foldedWord)
        .concepts.some(({ alternatives }) =>
          alternatives.some(
            ({ term, weight }) => weight >= (term.length > 1 ? GUESSED_WEIGHT : SURE_WEIGHT),
          ),
        );
      return (
        translated ||
        concepts
          .wordings(foldedWord)
          // One character of a longer word may stand for anything: 拉 in 特斯拉 is no 拉.
          .filter(({ word }) => word.length > 1 || foldedWord.length === 1)
          .some(({ alternatives }) => alternatives.some(({ term }) => concepts.has(term)))
      );
    },
    speaksOf(foldedTopic, foldedText) {
      if (foldedText.includes(foldedTopic)) return true;
      if (conceptCoverage(foldedText, concepts.explain(foldedTopic).concepts) >= SPEAKS)
        return true;
      return formalTerms(foldedTopic).some((term) => foldedText.includes(term));
    },
  };
}
