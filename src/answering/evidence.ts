import { toOriginalRange } from '../text/fold.ts';
import type { SearchHit } from '../search/retriever.ts';
import type { Evidence } from './answer.ts';
import { contentWords } from './content-words.ts';
import type { FoldedReport } from './folded-report.ts';
import { isSaidInFigures } from './english-figures.ts';
import { subjectWords } from './subject-words.ts';
import type { TermMatcher } from './term-matcher.ts';

/** What speaks for a passage, in numbers and in the passage's own words. */
export function evidenceOf(
  report: FoldedReport,
  hit: SearchHit,
  question: { readonly core: string; readonly bestKeyword: number; readonly matcher: TermMatcher },
): Evidence {
  const folded = report.paragraphs[hit.paragraph - 1];
  const text = report.report.paragraphs[hit.paragraph - 1]?.text ?? '';
  const terms = new Set<string>();
  if (folded !== undefined) {
    const candidates = [
      ...contentWords(question.core).map((word) => word.folded),
      ...question.matcher.matchedTerms(question.core, folded.text),
    ];
    for (const term of candidates) {
      const start = folded.text.indexOf(term);
      if (start < 0 || term === '') continue;
      const original = toOriginalRange(folded, { start, end: start + term.length });
      terms.add(text.slice(original.start, original.end));
    }
  }
  return {
    keyword: question.bestKeyword > 0 ? hit.keyword / question.bestKeyword : 0,
    similarity: hit.similarity,
    matchedTerms: [...terms],
  };
}

/**
 * The words of a question that a report never uses, as the asker wrote them, each once.
 *
 * @param knows tells whether a word that is not in the report stands for one that is
 */
export function missingTerms(
  report: FoldedReport,
  question: string,
  knows: (folded: string) => boolean,
): readonly string[] {
  const isSaid = (folded: string): boolean =>
    report.everything.includes(folded) ||
    isSaidInFigures(folded, report.everything) ||
    knows(folded);
  const missing = subjectWords(question)
    .filter(({ folded }) => !isSaid(folded))
    .map(({ range }) => question.slice(range.start, range.end));
  return [...new Set(missing)];
}
