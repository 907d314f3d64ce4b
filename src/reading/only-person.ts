import type { PassageView, QuestionView } from './passage-view.ts';
import { asksForOnePerson } from './people-asked-about.ts';
import { peopleIn } from './person-names.ts';

/**
 * Who asks what somebody is called is answered by a name: by that of the only person whom the passage names.
 *
 * @returns the position of the candidate to take instead of the one at `at`, often `at` itself
 */
export function onlyPerson(question: QuestionView, view: PassageView, at: number): number {
  if (!asksForOnePerson(question.core)) return at;
  const { text } = view.paragraph.folded;
  const people = peopleIn(text);
  const names = new Set(people.map(({ start, end }) => text.slice(start, end)));
  if (names.size !== 1) return at;
  const found = view.paragraph.candidates.findIndex(({ start, end }) =>
    people.some((person) => person.start === start && person.end === end),
  );
  return found < 0 ? at : found;
}
