import { gramsOf, type ReadableReport } from './readable-report.ts';
import { subjectOf } from './question-type.ts';

/** A term of the question with the wordings that count as it. */
export interface QuestionTerm {
  /** What a full match is worth: rarity in the report. */
  readonly value: number;
  readonly alternatives: readonly { readonly term: string; readonly weight: number }[];
  /** The report has it nowhere. */
  readonly absent: boolean;
}

/** A question's concepts in another language, from the cross-lingual leg. */
export interface ExplainedConcept {
  /** The question's own word or phrase, folded. */
  readonly source: string;
  readonly value: number;
  readonly alternatives: readonly { readonly term: string; readonly weight: number }[];
}

/** A single character says less than a pair. */
const SINGLE = 0.3;
const LATIN = 1.2;

/** The terms of a folded question: Han pairs and characters, figures, Latin words, concepts. */
export function questionTerms(
  core: string,
  report: ReadableReport,
  concepts: readonly ExplainedConcept[],
): readonly QuestionTerm[] {
  const terms: QuestionTerm[] = [];
  const latinKnown = concepts.length > 0;
  for (const gram of gramsOf(subjectOf(core))) {
    const single = gram.length === 1 && !/[\da-z]/u.test(gram);
    const latin = /^[a-z]/u.test(gram);
    // An English word that has a concept is counted there.
    if (latin && latinKnown && !report.has(gram)) continue;
    terms.push({
      value: report.rarity(gram) * (single ? SINGLE : latin ? LATIN : 1),
      alternatives: [{ term: gram, weight: 1 }],
      absent: !report.has(gram),
    });
  }
  for (const { value, alternatives } of concepts) {
    terms.push({ value: value * 2, alternatives, absent: alternatives.length === 0 });
  }
  return terms;
}

/** Where a term of the question stands in a text. */
export interface TermMatch {
  readonly start: number;
  readonly end: number;
  /** Position in the question's terms. */
  readonly term: number;
  /** Value × weight of the wording. */
  readonly value: number;
}

/** All places of a question's terms in a folded text, by position. */
export function matchesIn(folded: string, terms: readonly QuestionTerm[]): readonly TermMatch[] {
  const matches: TermMatch[] = [];
  terms.forEach(({ value, alternatives, absent }, term) => {
    if (absent) return;
    for (const alternative of alternatives) {
      let at = folded.indexOf(alternative.term);
      while (at >= 0) {
        const end = at + alternative.term.length;
        if (isWhole(folded, at, end)) {
          matches.push({ start: at, end, term, value: value * alternative.weight });
        }
        at = folded.indexOf(alternative.term, at + 1);
      }
    }
  });
  return matches.sort((left, right) => left.start - right.start);
}

/** A figure or Latin word must not go on beside the match. */
function isWhole(folded: string, start: number, end: number): boolean {
  const first = folded.charAt(start);
  if (first >= '0' && first <= '9') {
    return !/[\d.]/u.test(folded.charAt(start - 1)) && !/\d/u.test(folded.charAt(end));
  }
  if (first >= 'a' && first <= 'z') {
    return !/[a-z]/u.test(folded.charAt(start - 1)) && !/[a-z]/u.test(folded.charAt(end));
  }
  return true;
}

/** Share of the terms' whole value that is matched inside `[start, end)`, each term once. */
export function coverage(
  matches: readonly TermMatch[],
  whole: number,
  range: { readonly start: number; readonly end: number },
): number {
  if (whole <= 0) return 0;
  const best = new Map<number, number>();
  for (const { start, end, term, value } of matches) {
    if (start >= range.start && end <= range.end && value > (best.get(term) ?? 0)) {
      best.set(term, value);
    }
  }
  let sum = 0;
  for (const value of best.values()) sum += value;
  return sum / whole;
}
