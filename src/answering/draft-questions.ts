import { figuresIn } from '../lookup/figures-in.ts';
import type { Paragraph, Report } from '../report/report.ts';
import { splitClauses } from '../text/sentences.ts';
import { foldText } from '../text/fold.ts';
import type { Language } from './answer.ts';

/** A question made from one clause of the report, in each language. */
export interface DraftQuestion {
  /** The paragraph that answers it. */
  readonly paragraph: number;
  readonly wording: Readonly<Record<Language, string>>;
}

/** Clauses outside these bounds make questions that are too vague or too long for a button. */
const MIN_SUBJECT_CHARS = 4;
const MAX_CLAUSE_CHARS = 26;
const MAX_TAIL_CHARS = 12;

/**
 * Drafts questions from clauses that state exactly one figure, by asking for that figure:
 * "劃分網格8.6萬個" gives "劃分網格多少個?". Paragraphs are taken in turn across sections, so that the
 * first drafts already show the breadth of the report.
 */
export function draftQuestions(report: Report): readonly DraftQuestion[] {
  const bySection = report.sections.map((section) =>
    report.paragraphs
      .filter((paragraph) => paragraph.section === section.number)
      .flatMap(draftsFrom),
  );
  const longest = Math.max(0, ...bySection.map((drafts) => drafts.length));
  return Array.from({ length: longest }, (_, turn) =>
    bySection.flatMap((drafts) => drafts[turn] ?? []),
  ).flat();
}

function draftsFrom(paragraph: Paragraph): readonly DraftQuestion[] {
  const figures = figuresIn(paragraph.text);
  return splitClauses(paragraph.text).flatMap((clause) => {
    const inside = figures.filter(
      ({ range }) => range.start >= clause.start && range.end <= clause.end,
    );
    const [figure] = inside;
    if (figure === undefined || inside.length > 1 || figure.unit === '') return [];
    const subject = paragraph.text.slice(clause.start, figure.range.start).trim();
    const tail = paragraph.text.slice(figure.range.end, clause.end).replace(/[\p{P}\s]+$/gu, '');
    if (!isAskable(subject, tail)) return [];
    return [{ paragraph: paragraph.number, wording: wordingFor(subject, figure.unit, tail) }];
  });
}

function isAskable(subject: string, tail: string): boolean {
  const han = subject.match(/\p{Script=Han}/gu)?.length ?? 0;
  return (
    han >= MIN_SUBJECT_CHARS &&
    subject.length + tail.length <= MAX_CLAUSE_CHARS &&
    tail.length <= MAX_TAIL_CHARS &&
    !/[\d“”"「」《》()（）&]/u.test(subject + tail)
  );
}

function wordingFor(
  subject: string,
  unit: string,
  tail: string,
): Readonly<Record<Language, string>> {
  const asked = unit === '%' || unit === '％' ? '百分之多少' : `多少${unit}`;
  const question = `${subject}${asked}${tail}?`;
  return {
    'zh-Hans': foldText(question),
    'zh-Hant': question,
    en: `What figure does the report give for “${subject}”?`,
  };
}
