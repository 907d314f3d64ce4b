import type { Answer, Highlight } from '../answering/answer.ts';
import { paragraphAt, type Report } from '../report/report.ts';
import type { Retrieval } from '../search/retriever.ts';
import type { TextRange } from '../text/fold.ts';
import type { ExpectedAnswer } from './question-set.ts';
import { rankOfFirst } from './ranking-metrics.ts';
import { characterF1, isExactMatch, sentenceHolds } from './span-metrics.ts';

/** The legs of the search, and `answer`: the final order of passages after re-ranking. */
export const legs = ['keyword', 'vector', 'concepts', 'fused', 'answer'] as const;

/** One of {@link legs}. */
type Leg = (typeof legs)[number];

/** How well a span agrees with the expected answer. */
interface SpanAgreement {
  readonly exact: boolean;
  /** 0 to 1, see `characterF1`. */
  readonly f1: number;
}

/** What became of one question, judged. */
export interface Outcome {
  readonly expected: ExpectedAnswer;
  /** Rank of the first right paragraph per leg, null where it is not in the leg's ranking. */
  readonly ranks: Readonly<Record<Leg, number | null>>;
  readonly refused: boolean;
  readonly confidence: number;
  /** Right iff not refused, the cited paragraph is right and the answer lies in its sentence. */
  readonly sentenceRight: boolean;
  /** End to end, wherever the span stands: a refusal and a missing span count as an empty one. */
  readonly span: SpanAgreement;
  /** With the right paragraph given; null where the product was not asked that way. */
  readonly spanInGold: SpanAgreement | null;
}

/** Everything the product said to one question. */
export interface Response {
  readonly retrieval: Retrieval;
  readonly answer: Answer;
  /** The highlight when the first right paragraph is given instead of searched. */
  readonly inGold: Highlight | null;
}

/** Judges what the product said against what is expected. */
export function judgeResponse(
  report: Report,
  expected: ExpectedAnswer,
  { retrieval, answer, inGold }: Response,
): Outcome {
  const highlight = answer.kind === 'not-found' ? null : answer.highlight;
  const sentence = textOf(report, highlight?.paragraph, highlight?.sentence);
  const rankIn = (leg: Leg): number | null =>
    rankOfFirst(rankingOf(leg, retrieval, answer), expected.paragraphs);
  return {
    expected,
    ranks: {
      keyword: rankIn('keyword'),
      vector: rankIn('vector'),
      concepts: rankIn('concepts'),
      fused: rankIn('fused'),
      answer: rankIn('answer'),
    },
    refused: answer.kind === 'not-found',
    confidence: answer.confidence,
    sentenceRight:
      highlight !== null &&
      expected.paragraphs.includes(highlight.paragraph) &&
      sentenceHolds(sentence, expected.answer),
    span: agreement(textOf(report, highlight?.paragraph, highlight?.span), expected.answer),
    spanInGold:
      inGold === null
        ? null
        : agreement(textOf(report, inGold.paragraph, inGold.span), expected.answer),
  };
}

function rankingOf(leg: Leg, retrieval: Retrieval, answer: Answer): readonly number[] {
  if (leg === 'answer') return answer.passages.map(({ paragraph }) => paragraph);
  return retrieval.legs.find((ranking) => ranking.leg === leg)?.paragraphs ?? [];
}

function textOf(
  report: Report,
  paragraph: number | undefined,
  range: TextRange | null | undefined,
): string {
  if (paragraph === undefined || range === null || range === undefined) return '';
  return paragraphAt(report, paragraph).text.slice(range.start, range.end);
}

function agreement(span: string, answer: string): SpanAgreement {
  return { exact: isExactMatch(span, answer), f1: characterF1(span, answer) };
}
