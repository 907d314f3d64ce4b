import type { QuestionView } from '../passage-view.ts';
import type { Candidate } from '../candidates/candidate-spans.ts';

/** Longest name of the kind asked for at the candidate's end, right after it, and elsewhere in it. */
export function headFeatures(
  { heads }: QuestionView,
  folded: string,
  { text, end }: Candidate,
): readonly number[] {
  const longest = (fits: (head: string) => boolean): number =>
    Math.max(0, ...heads.filter(fits).map((head) => head.length));
  return [
    longest((head) => text.endsWith(head)),
    longest((head) => folded.startsWith(head, end)),
    longest((head) => text.includes(head) && !text.endsWith(head)),
  ];
}
