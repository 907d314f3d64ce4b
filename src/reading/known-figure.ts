import type { QuestionType } from '../answering/answer.ts';
import type { TextRange } from '../text/fold.ts';
import type { ExplainedConcept } from './question-terms.ts';
import { expectationOf } from './question-type.ts';

/** A year or a small number stands in many places; it does not point at one. */
const DISTINCTIVE = /[.,]|\d{3}|%/u;
const YEAR = /^(?:19|20)\d\d$/u;

/** Types of questions that use a figure to say what they are about. */
const ASKS_FOR_OTHER: ReadonlySet<QuestionType> = new Set([
  'when',
  'where',
  'how-or-why',
  'yes-no',
]);

const HAN_NUMERAL = /^[零〇一二三四五六七八九十百千万亿两]{2,}$/u;

/** A folded question with its Han numerals in the digits in which the report has them ("十九场" as "19场"). */
export function inDigits(core: string, concepts: readonly ExplainedConcept[]): string {
  return concepts.reduce((question, { source, alternatives: [written] }) => {
    const isNumber = HAN_NUMERAL.test(source) && /^\d/u.test(written?.term ?? '');
    return isNumber ? question.replace(source, written?.term ?? source) : question;
  }, core);
}

/** The figures of a folded question as typed. */
export function figuresIn(core: string): readonly string[] {
  return core.match(/\d+(?:[.,]\d+)*/gu) ?? [];
}

/** The figures whose meaning a question asks for ("213 是什么的数量"); none when it asks otherwise. */
export function askedFigures(core: string): readonly string[] {
  const { reverse, type } = expectationOf(core);
  if (!reverse || ASKS_FOR_OTHER.has(type)) return [];
  return figuresIn(core).filter((figure) => {
    const from = core.slice(core.indexOf(figure));
    const isYear = YEAR.test(figure) && !COUNTED.test(from.slice(figure.length));
    return !isYear && DISTINCTIVE.test(from.split(/\s/u)[0] ?? '');
  });
}

const BARE_FIGURE =
  /^(?:约|近|超过?)?(?<figure>\d+(?:[.,]\d+)*)(?:万亿|[万亿千百])?[多余]?(?:%|\p{Script=Han}{0,2})$/u;

/** The figure of a question that is nothing but a figure ("7.2%", "3.2万户"); null for other questions. */
export function bareFigure(core: string): string | null {
  const figure = BARE_FIGURE.exec(core.replace(/[?\s]+$/u, ''))?.groups?.['figure'] ?? null;
  return figure === null || YEAR.test(figure) ? null : figure;
}

/** Where a folded text has one of the figures, whole. */
export function standsIn(text: string, figures: readonly string[]): TextRange | null {
  for (const figure of figures) {
    const at = text.indexOf(figure);
    const end = at + figure.length;
    const isWhole =
      at >= 0 && !/[\d.]/u.test(text.charAt(at - 1)) && !/^(?:\d|\.\d)/u.test(text.slice(end));
    if (isWhole) return { start: at, end };
  }
  return null;
}

const COUNTED =
  /^[万亿千百多余几]*(?:人次|[个名位人次件起项条处栋家户所座辆台套场批类种款支只张份期届])(?=[\p{Script=Han}“《]{2})/u;
const COUNTED_END = /[与和及、,;:。!?\d]/u;
/** What a name is followed by where it has risen or fallen to a figure. */
const CHANGE =
  /(?:同比|环比|(?:比|较)[上去]年|分别|累计|达到?|为|约|超过?|近|下降|上升|增长|减少|增加|提高|提升|降低|回落|了)+$/u;
const CLAUSE_MARK = /[,;:。!?]/u;

/**
 * Where a folded text says what one of its figures is: what follows a count up to the next mark or figure
 * ("建成40个社区食堂与6个…"), otherwise the clause before it ("用水量同比下降7.2%"), before the first
 * figure of a list ("产量、产值分别增长3.1%、4.6%").
 */
export function namingRange(text: string, figure: TextRange): TextRange {
  const after = COUNTED.exec(text.slice(figure.end));
  if (after !== null) {
    const start = figure.end + after[0].length;
    const length = text.slice(start).search(COUNTED_END);
    return { start, end: length < 0 ? text.length : start + length };
  }
  let start = figure.start;
  while (start > 0 && !CLAUSE_MARK.test(text.charAt(start - 1))) start -= 1;
  const before = text.slice(start, figure.start);
  const firstDigit = before.search(/\d/u);
  const named = (firstDigit > 1 ? before.slice(0, firstDigit) : before).replace(CHANGE, '');
  return { start, end: start + named.length };
}
