import type { TextRange } from '../text/fold.ts';
import type { PassageView, QuestionView } from './passage-view.ts';

/** A year or a small number stands in many places; it does not point at one. */
const DISTINCTIVE = /[.,]|\d{3}|%/u;
const YEAR = /^(?:19|20)\d\d$/u;

/** The figures whose meaning a question asks for ("213 是什么的数量"); none when it asks otherwise. */
export function askedFigures({ core, expectation, figures }: QuestionView): readonly string[] {
  if (!expectation.reverse) return [];
  return figures.filter(
    (figure) =>
      !YEAR.test(figure) &&
      DISTINCTIVE.test(core.slice(core.indexOf(figure)).split(/\s/u)[0] ?? ''),
  );
}

/** Where a passage has one of the figures, whole. */
export function standsIn(view: PassageView, figures: readonly string[]): TextRange | null {
  const text = view.paragraph.folded.text;
  for (const figure of figures) {
    const at = text.indexOf(figure);
    const end = at + figure.length;
    const isWhole =
      at >= 0 && !/[\d.]/u.test(text.charAt(at - 1)) && !/^(?:\d|\.\d)/u.test(text.slice(end));
    if (isWhole) return { start: at, end };
  }
  return null;
}
