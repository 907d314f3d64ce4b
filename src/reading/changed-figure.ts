import type { TextRange } from '../text/fold.ts';
import { isWithin } from '../text/is-within.ts';
import type { PassageView, QuestionView } from './passage-view.ts';

const NUMBER =
  '(?:\\d+(?:[.,]\\d+)*|[零一二两三四五六七八九十百千]+|百分之[\\d.一二三四五六七八九十]+)';
const FIGURE = `${NUMBER}(?:万亿|[万亿千百])?[多余]?(?:%|‰|个?\\p{Script=Han}{0,3})`;
const TURNED =
  '(?:提高|提升|下降|上升|增加|增长|扩大|减少|降低|缩短|压缩|压减|回落|拓展|攀升|跃升|上调|下调|调整|延长|缩减|[升降增减缩涨跌])(?:到|至|为|成)';
/** A figure that has become another one ("由12.6%降至9.3%", "从七周缩短为十六天"). */
const CHANGE = new RegExp(
  `(?<=[由从自](?:[^,;:。!?\\d]{0,8}?))(?<before>${FIGURE}?)${TURNED}(?:了)?(?<after>(?:约|近|超过?|不足|不到)?${FIGURE})`,
  'gu',
);
const ASKS_BEFORE =
  /原来|原先|原本|以前|之前|从前|本来|起初|一开始|最初|上年|前年|去年|旧年|[由从自](?:多少|几|什么|哪)|\b(?:from|before|used to|previous(?:ly)?|originally|initially|earlier)\b|\d{4}/u;
const ASKS_FIGURE = new Set(['number', 'percentage', 'when', 'what']);

/**
 * Where a figure has become another one, what is asked for is what it is now, unless the question speaks of
 * the time before.
 *
 * @returns the position of the candidate to take instead of the one at `at`, often `at` itself
 */
export function figureAfterChange(question: QuestionView, view: PassageView, at: number): number {
  const { candidates, folded } = view.paragraph;
  const chosen = candidates[at];
  if (chosen === undefined || !ASKS_FIGURE.has(question.expectation.type)) return at;
  if (ASKS_BEFORE.test(question.core)) return at;
  const change = changesIn(folded.text).find(
    ({ before, after }) =>
      chosen.start < before.end && chosen.end > before.start && chosen.end <= after.end + 1,
  );
  if (change === undefined) return at;
  const [longest] = [...candidates.keys()]
    .filter((position) => {
      const candidate = candidates[position];
      return candidate !== undefined && candidate.shape.figure && isWithin(candidate, change.after);
    })
    .sort((left, right) => lengthOf(candidates[right]) - lengthOf(candidates[left]));
  return longest ?? at;
}

interface Change {
  readonly before: TextRange;
  readonly after: TextRange;
}

function changesIn(text: string): readonly Change[] {
  return [...text.matchAll(CHANGE)].map(({ 0: whole, index, groups }) => {
    const end = index + whole.length;
    const { before = '', after = '' } = groups ?? {};
    return {
      before: { start: index, end: index + before.length },
      after: { start: end - after.length, end },
    };
  });
}

function lengthOf(candidate: TextRange | undefined): number {
  return candidate === undefined ? 0 : candidate.end - candidate.start;
}
