import type { QuestionType } from '../../answering/answer.ts';
import type { QuestionView } from '../passage-view.ts';

const TYPES: readonly QuestionType[] = [
  'number',
  'percentage',
  'when',
  'who',
  'where',
  'list',
  'yes-no',
  'how-or-why',
];

/** Names of what a question alone tells, shared by all models. */
export const QUESTION_FEATURES: readonly string[] = [
  ...TYPES.map((type) => `asks:${type}`),
  'asksReverse',
  'asksWords',
  'asksItems',
  'latin',
  'questionLength',
  'asksUnit',
];

/** The values of {@link QUESTION_FEATURES}. */
export function questionFeatures({ core, expectation }: QuestionView): readonly number[] {
  return [
    ...TYPES.map((type) => Number(expectation.type === type)),
    Number(expectation.reverse),
    Number(expectation.quotes),
    expectation.items,
    Number(expectation.latin),
    expectation.latin ? core.length / 3 : core.length,
    Number(expectation.units.length > 0),
  ];
}
