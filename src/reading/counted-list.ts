import type { PassageView, QuestionView } from './passage-view.ts';

/** Lists of two or three stand everywhere; longer ones that have as many members as are asked for are rare. */
const TELLING = 4;

/** Does a folded passage list as many things as a question asks for ("哪五件事"), where these are many? */
export function listsAsMany({ expectation }: QuestionView, { paragraph }: PassageView): boolean {
  const { items } = expectation;
  return (
    items >= TELLING &&
    expectation.type === 'list' &&
    paragraph.sentences.some(({ lists }) => lists.some((members) => members.length === items))
  );
}

/**
 * The whole list, where as many things are asked for as a list of the passage has.
 *
 * @returns the position of the candidate to take instead of the one at `at`, often `at` itself
 */
export function wholeList(question: QuestionView, view: PassageView, at: number): number {
  if (!listsAsMany(question, view)) return at;
  const { candidates } = view.paragraph;
  const { items } = question.expectation;
  const edges = (position: number): number =>
    (candidates[position]?.startOdds ?? 0) + (candidates[position]?.endOdds ?? 0);
  const [best] = [...candidates.keys()]
    .filter((position) => {
      const shape = candidates[position]?.shape;
      return shape?.members === items && shape.commas === 0;
    })
    .sort((left, right) => edges(right) - edges(left));
  return best ?? at;
}
