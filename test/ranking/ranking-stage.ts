import { expect, it } from 'vitest';
import type { Session } from '../../src/composition/open-session.ts';

/** A real question and the paragraphs it must find. */
export interface RankingCase {
  readonly question: string;
  /** Paragraph numbers of the report; any of them serves. */
  readonly wanted: readonly number[];
  /** The best may be at this rank at most; 1 unless the question is a hard one. */
  readonly within?: number;
}

/** One test per question: what is wanted is among the first `within` passages. */
export function itRanks(cases: readonly RankingCase[], session: () => Session): void {
  it.each(cases)('$question finds $wanted', async ({ question, wanted, within = 1 }) => {
    const { passages } = await session().answerer().answerQuestion(question);
    const first = passages.slice(0, within).map(({ paragraph }) => paragraph);
    expect(first.some((paragraph) => wanted.includes(paragraph)) ? [] : first).toEqual([]);
  });
}
