import type { Highlight } from '../answering/answer.ts';
import { toOriginalRange, type TextRange } from '../text/fold.ts';
import { askedFigures, bareFigure, namingRange, standsIn } from './known-figure.ts';
import type { PassageView, QuestionView } from './passage-view.ts';
import { bareName, titleOf } from './person-names.ts';
import type { RankedPassage } from './rank-passages.ts';

/** The best candidate of a passage, a person without title, in its sentence. */
export function highlightOf(
  { core, expectation }: QuestionView,
  { view: { paragraph }, outlook }: RankedPassage,
): Highlight {
  const candidate = paragraph.candidates[outlook.shown];
  const whole = { start: 0, end: paragraph.folded.ends.at(-1) ?? 0 };
  const fallback = paragraph.sentences[0]?.original ?? whole;
  if (candidate === undefined) {
    return { paragraph: paragraph.number, sentence: fallback, span: null };
  }
  const name = expectation.type === 'who' ? bareName(candidate.text) : null;
  const nameStart = candidate.end - (name ?? candidate.text).length;
  const named =
    name !== null && ASKS_OCCUPATION.test(core)
      ? { start: candidate.start, end: nameStart }
      : { start: nameStart, end: candidate.end };
  return {
    paragraph: paragraph.number,
    sentence: paragraph.sentences[candidate.sentence]?.original ?? fallback,
    span: toOriginalRange(paragraph.folded, named),
  };
}

/** What the report says a person is whose name the question gives. */
export function knownPerson(
  { people }: QuestionView,
  ranked: readonly RankedPassage[],
): Highlight | null {
  for (const { view } of ranked) {
    const { text } = view.paragraph.folded;
    for (const name of people) {
      const title = titleOf(text, name);
      if (title !== null) return highlightAt(view, title);
    }
  }
  return null;
}

/** Where the report has a figure that is all that was typed, with the unit it was typed with. */
export function typedFigure(
  { inDigits: core }: QuestionView,
  ranked: readonly RankedPassage[],
): Highlight | null {
  const figure = bareFigure(core);
  if (figure === null) return null;
  const typed = core.replace(/[?\s]+$/u, '');
  for (const wanted of [typed, figure]) {
    for (const { view } of ranked) {
      const place = standsIn(view.paragraph.folded.text, [wanted]);
      if (place !== null) return highlightAt(view, place);
    }
  }
  return null;
}

/** What the report says a figure is whose meaning the question asks for. */
export function knownFigure(question: QuestionView, best: RankedPassage): Highlight | null {
  const { text } = best.view.paragraph.folded;
  const figure = standsIn(text, askedFigures(question.inDigits));
  if (figure === null) return null;
  const name = nameInList(best.view, figure) ?? namingRange(text, figure);
  if (name.end - name.start < MIN_NAME_CHARS) return highlightOf(question, best);
  return highlightAt(best.view, name);
}

/** The name in the place of a figure, where names and their figures are listed. */
function nameInList({ paragraph }: PassageView, figure: TextRange): TextRange | null {
  const lists = paragraph.sentences.flatMap((sentence) => sentence.lists);
  const at = lists.findIndex((members) =>
    members.some(({ start, end }) => start <= figure.start && figure.end <= end),
  );
  const figures = lists[at] ?? [];
  const names = lists[at - 1];
  if (names?.length !== figures.length || !figures.every(({ text }) => /^\D?\d/u.test(text)))
    return null;
  return names[figures.findIndex(({ end }) => figure.end <= end)] ?? null;
}

const ASKS_OCCUPATION = /(?:干|做)(?:什么|啥|咩)(?:的|嘅)?|职务|职位|职业|身份/u;

const MIN_NAME_CHARS = 2;

function highlightAt({ paragraph }: PassageView, range: TextRange): Highlight | null {
  const sentence = paragraph.sentences.find(
    ({ start, end }) => start <= range.start && range.end <= end,
  );
  return sentence === undefined
    ? null
    : {
        paragraph: paragraph.number,
        sentence: sentence.original,
        span: toOriginalRange(paragraph.folded, range),
      };
}

/** The passages with that paragraph first. */
export function firstOf(
  ranked: readonly RankedPassage[],
  paragraph: number,
): readonly RankedPassage[] {
  const isFirst = ({ view }: RankedPassage): boolean => view.paragraph.number === paragraph;
  return [...ranked.filter(isFirst), ...ranked.filter((each) => !isFirst(each))];
}
