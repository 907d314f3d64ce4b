import type { PassageView, QuestionView } from './passage-view.ts';

const ASKED = /\d+(?:\.\d+)?(?:万亿|[万亿千百])?%?/gu;

/**
 * For a yes/no question that names one figure: does the report's figure for the same thing agree?
 *
 * True when the sentence of the answer has exactly that figure; false when the answer is another
 * figure of the same unit and nothing but the figure is in doubt; null in every other case.
 */
export function agreement(
  question: QuestionView,
  view: PassageView,
  candidateAt: number,
): boolean | null {
  if (question.expectation.type !== 'yes-no') return null;
  const asked = question.core.match(ASKED) ?? [];
  const candidate = view.paragraph.candidates[candidateAt];
  const [figure] = asked;
  if (asked.length !== 1 || figure === undefined || candidate === undefined) return null;
  const sentence = view.sentences[candidate.sentence];
  const range = view.paragraph.sentences[candidate.sentence];
  if (sentence === undefined || range === undefined) return null;
  const text = view.paragraph.folded.text.slice(range.start, range.end);
  const own = candidate.text.match(ASKED) ?? [];
  const [found] = own;
  if (own.length !== 1 || found === undefined) return null;
  if (found === figure && sentence.coverage > 0.6) return true;
  const certain =
    sentence.coverage > 0.5 &&
    !text.includes(figure) &&
    found.endsWith('%') &&
    figure.endsWith('%');
  return certain ? false : null;
}
