import type { WeightedTerm } from './lexicon.ts';
import { parseWeightedTerms } from './lexicon.ts';
import type { TermPostings } from './term-postings.ts';

/** Everyday, Cantonese and Taiwan wordings with the terms that formal reports use instead. */
export type Wordings = ReadonlyMap<string, readonly WeightedTerm[]>;

/** A wording of the question and what a report may say instead. */
export interface FoundWording {
  readonly word: string;
  readonly alternatives: readonly WeightedTerm[];
}

/** Parses `embeddings/lexicon/wordings.tsv`: a line is `wording⇥term+weight …` in hundredths. */
export function parseWordings(tsv: string): Wordings {
  const wordings = new Map<string, readonly WeightedTerm[]>();
  for (const line of tsv.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0) wordings.set(line.slice(0, tab), parseWeightedTerms(line.slice(tab + 1)));
  }
  return wordings;
}

const LONGEST_WORDING = 6;
const HAN_RUN = /\p{Script=Han}+/gu;

/**
 * The wordings in a folded Chinese question, longest first from the left, each once.
 *
 * A single character counts only where it makes no word with its neighbours, so far as the report
 * tells: 修 in 修路 counts when the report never puts 修路 together.
 */
export function findWordings(
  folded: string,
  wordings: Wordings,
  report: TermPostings,
): readonly FoundWording[] {
  const found = new Map<string, readonly WeightedTerm[]>();
  for (const [run] of folded.matchAll(HAN_RUN)) {
    let at = 0;
    while (at < run.length) {
      const word = longestAt(run, at, wordings, report);
      const alternatives = wordings.get(word);
      if (alternatives !== undefined) found.set(word, alternatives);
      at += Math.max(1, word.length);
    }
  }
  return Array.from(found, ([word, alternatives]) => ({ word, alternatives }));
}

function longestAt(run: string, at: number, wordings: Wordings, report: TermPostings): string {
  for (let length = Math.min(LONGEST_WORDING, run.length - at); length > 1; length -= 1) {
    const word = run.slice(at, at + length);
    if (wordings.has(word)) return word;
  }
  const before = at > 0 && report.hasGram(run.slice(at - 1, at + 1));
  const after = at + 1 < run.length && report.hasGram(run.slice(at, at + 2));
  return before || after ? '' : run.charAt(at);
}
