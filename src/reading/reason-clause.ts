import type { PassageView, QuestionView } from './passage-view.ts';

const ASKS_REASON =
  /为什么|为啥|为何|点解|图啥|原因|目的|(?:怎么|点)会|\bwhy\b|\bpurpose\b|\breason\b|\bwhat caused\b/u;
const GIVES_REASON =
  /^(?:(?:切实|真正|更好地?|进一步|全力)?为(?![期止主例])了?|旨在|由于|因为?(?!此)|鉴于|受.{1,20}影响|以便|以免|不然)/u;

/**
 * Who asks why is answered by the clause that says so ("为…", "由于…", "受…影响") where the sentence has one
 * before what was chosen, or where what was chosen goes on from it into what was asked about.
 *
 * @returns the position of the candidate to take instead of the one at `at`, often `at` itself
 */
export function reasonBefore(question: QuestionView, view: PassageView, at: number): number {
  const { candidates, sentences } = view.paragraph;
  const chosen = candidates[at];
  if (chosen === undefined || !ASKS_REASON.test(question.core)) return at;
  if (GIVES_REASON.test(chosen.text)) return at;
  const clause = sentences[chosen.sentence]?.clauses.findLast(
    ({ start, end }) =>
      (end <= chosen.start || (start <= chosen.start && asksAbout(view, end, chosen.end))) &&
      GIVES_REASON.test(view.paragraph.folded.text.slice(start, end)),
  );
  if (clause === undefined) return at;
  const found = candidates.findIndex(
    ({ start, end }) => start === clause.start && end <= clause.end && end >= clause.end - 1,
  );
  return found < 0 ? at : found;
}

/** Whether words of the question stand between the two places. */
function asksAbout({ matches }: PassageView, from: number, to: number): boolean {
  return matches.some(({ start, end }) => start >= from && end <= to);
}
