import type { Report } from '../report/report.ts';
import type { Answer, Language } from './answer.ts';

/** The exchange a follow-up refers to ("and rural roads?"). */
export interface PreviousExchange {
  /** "" when it is no longer known. */
  readonly question: string;
  /** What the report said then: stands in for a question that is no longer known. */
  readonly said?: string;
  /** Paragraph that was cited then, when known. */
  readonly paragraph: number | null;
}

/** How to read a question. */
export interface AskOptions {
  /** Overrides the language detected from the question. */
  readonly language?: Language;
  /** Set when the question was asked in reply to an earlier answer. */
  readonly previous?: PreviousExchange;
}

/** Answers questions about one report. */
export interface Answerer {
  readonly report: Report;
  /** What stands behind the answers, for `/about`: encoder name and vector dimension. */
  readonly encoder: { readonly name: string; readonly hash: string; readonly dimension: number };
  /** Questions this report answers, per language, for welcomes and refusals; may be empty. */
  readonly suggestions: Readonly<Record<Language, readonly string[]>>;
  /**
   * Answers one question; never rejects for what a question contains (empty, huge, control
   * characters …).
   *
   * @throws VerbatimError when inference is not available or a quoted string is not in the report
   */
  answerQuestion(question: string, options?: AskOptions): Promise<Answer>;
  /** Searches for live inline results: up to `limit` highlighted passages, best first. */
  searchPassages(question: string, limit: number): Promise<readonly FoundPassage[]>;
}

/** A passage with what to show of it while someone is still typing. */
export interface FoundPassage {
  readonly paragraph: number;
  readonly score: number;
  readonly sentence: { readonly start: number; readonly end: number };
  readonly span: { readonly start: number; readonly end: number } | null;
}
