import type { Answer, Language } from '../answering/answer.ts';
import { paragraphAt, sectionPathOf, type Report } from '../report/report.ts';
import { quote } from '../report/verbatim-guard.ts';

/** An answer as `ask --jsonl` prints it; fields may be added, never renamed. */
export interface AnswerJson {
  readonly question: string;
  readonly kind: Answer['kind'];
  readonly language: Language;
  /** The exact span, or "". */
  readonly answer: string;
  /** The exact sentence; "" for `not-found`. */
  readonly sentence: string;
  /** Null for `not-found`. */
  readonly paragraph: number | null;
  /** Section path; "" in the introduction and for `not-found`. */
  readonly section: string;
  /** 0 to 1, at most 4 decimals. */
  readonly confidence: number;
  /** Up to 5, best first. */
  readonly passages: readonly PassageJson[];
  /** Given by the caller, at most 1 decimal. */
  readonly milliseconds: number;
  /** The other fields of the question's JSON line, as they came. */
  readonly input?: Readonly<Record<string, unknown>>;
}

interface PassageJson {
  readonly paragraph: number;
  readonly section: string;
  readonly text: string;
  readonly score: number;
}

/** What an answer's JSON needs besides the answer. */
export interface AnswerJsonOptions {
  readonly report: Report;
  readonly milliseconds: number;
  readonly input?: Readonly<Record<string, unknown>> | undefined;
}

const PASSAGES_PRINTED = 5;

/**
 * Makes the stable JSON form of an answer; keys are in the documented order.
 *
 * @throws VerbatimMismatchError when something quoted is not in the report
 */
export function answerJson(answer: Answer, options: AnswerJsonOptions): AnswerJson {
  const { report, milliseconds, input } = options;
  return {
    question: answer.question,
    kind: answer.kind,
    language: answer.language,
    ...quotedParts(answer, report),
    confidence: rounded(answer.confidence, 4),
    passages: answer.passages.slice(0, PASSAGES_PRINTED).map(({ paragraph: number, score }) => {
      const paragraph = paragraphAt(report, number);
      return {
        paragraph: number,
        section: sectionPathOf(report, paragraph),
        text: quote(report, paragraph),
        score: rounded(score, 4),
      };
    }),
    milliseconds: rounded(milliseconds, 1),
    ...(input && { input }),
  };
}

function quotedParts(
  answer: Answer,
  report: Report,
): Pick<AnswerJson, 'answer' | 'sentence' | 'paragraph' | 'section'> {
  if (answer.kind === 'not-found')
    return { answer: '', sentence: '', paragraph: null, section: '' };
  const { paragraph: number, sentence, span } = answer.highlight;
  const paragraph = paragraphAt(report, number);
  const showsSpan = answer.kind === 'found' && span !== null;
  return {
    answer: showsSpan ? quote(report, paragraph, span) : '',
    sentence: quote(report, paragraph, sentence),
    paragraph: number,
    section: sectionPathOf(report, paragraph),
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
