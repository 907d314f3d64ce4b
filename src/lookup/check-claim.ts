import type { Report } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { splitClauses, splitSentences } from '../text/sentences.ts';
import { alignTokens, type Alignment } from './align-tokens.ts';
import { claimTokens, type ClaimToken } from './claim-tokens.ts';
import type { ReportPlace } from './report-places.ts';
import {
  findTokens,
  pairHashes,
  rangeOfTokens,
  rangesOfTokens,
  tokenizedReport,
  type TokenizedText,
} from './tokenized-text.ts';

/** What the report says to one sentence or clause of a message. */
export type ClaimCheck =
  | {
      readonly verdict: 'verbatim';
      /** UTF-16 units of the message. */
      readonly claim: TextRange;
      readonly place: ReportPlace;
      /** The same words, in UTF-16 units of the text at that place. */
      readonly quoted: TextRange;
    }
  | {
      readonly verdict: 'differs';
      readonly claim: TextRange;
      readonly place: ReportPlace;
      /** The nearest stretch of the report, in UTF-16 units of the text at that place. */
      readonly quoted: TextRange;
      /** What only the message says, in UTF-16 units of the message. */
      readonly claimOnly: readonly TextRange[];
      /** What only the report says, in UTF-16 units of the text at that place. */
      readonly reportOnly: readonly TextRange[];
    }
  | { readonly verdict: 'not-found'; readonly claim: TextRange }
  /** It says too little to be compared. */
  | { readonly verdict: 'too-short'; readonly claim: TextRange };

/** Shorter claims (in tokens) say too little to be checked. */
const MIN_TOKENS = 5;
/** How near the report's nearest stretch must be to be shown as what was meant. */
const MIN_SIMILARITY = 0.6;
/** Words, figures not counted, that it must share: dates and turns of phrase are alike everywhere. */
const MIN_SHARED_WORDS = 5;
/** Texts that are aligned with a claim, chosen by the pairs of neighbouring tokens they share. */
const CANDIDATES = 6;
/** Share of a claim's pairs below which no alignment can be near enough. */
const MIN_SHARED_PAIRS = 0.2;
/** A longer claim (in tokens) is compared clause by clause: alignment is quadratic. */
const MAX_ALIGNED_TOKENS = 300;

/**
 * Compares each checkable sentence of a message with the report.
 *
 * Simplified against Traditional, letter width and case, punctuation and white space are no
 * difference; a figure differs as a whole. A sentence that the report does not have is compared
 * clause by clause, and its clauses are returned instead if the report has any. Questions are left
 * out, and what has no words.
 */
export function checkClaim(report: Report, message: string): readonly ClaimCheck[] {
  const texts = tokenizedReport(report);
  return splitSentences(message)
    .filter((range) => !/[?？][\p{P}\s]*$/u.test(message.slice(range.start, range.end)))
    .map((range) => claimIn(message, range))
    .filter(({ tokens }) => tokens.length > 0)
    .flatMap((sentence) => checkSentence({ sentence, message }, texts));
}

interface Claim {
  /** UTF-16 units of the message. */
  readonly range: TextRange;
  readonly tokens: readonly ClaimToken[];
}

function claimIn(message: string, range: TextRange): Claim {
  const tokens = claimTokens(message.slice(range.start, range.end)).map((token) => ({
    text: token.text,
    range: { start: token.range.start + range.start, end: token.range.end + range.start },
  }));
  return { range, tokens };
}

function checkSentence(
  { sentence, message }: { readonly sentence: Claim; readonly message: string },
  texts: readonly TokenizedText[],
): readonly ClaimCheck[] {
  const whole = check(sentence, texts);
  if (whole.verdict !== 'not-found') return [whole];
  const { start, end } = sentence.range;
  const clauses = splitClauses(message.slice(start, end))
    .map((clause) => claimIn(message, { start: clause.start + start, end: clause.end + start }))
    .filter(({ tokens }) => tokens.length > 0)
    .map((clause) => check(clause, texts));
  return clauses.some(({ verdict }) => verdict === 'verbatim' || verdict === 'differs')
    ? clauses
    : [whole];
}

function check(claim: Claim, texts: readonly TokenizedText[]): ClaimCheck {
  if (claim.tokens.length < MIN_TOKENS) return { verdict: 'too-short', claim: claim.range };
  for (const text of texts) {
    const run = findTokens(text, claim.tokens);
    if (run === null) continue;
    const quoted = rangeOfTokens(text.tokens, run);
    return { verdict: 'verbatim', claim: claim.range, place: text.place, quoted };
  }
  const best = nearest(claim, texts);
  if (best === null) return { verdict: 'not-found', claim: claim.range };
  const { text, alignment } = best;
  return {
    verdict: 'differs',
    claim: claim.range,
    place: text.place,
    quoted: rangeOfTokens(text.tokens, alignment),
    claimOnly: rangesOfTokens(claim.tokens, alignment.claimOnly),
    reportOnly: rangesOfTokens(text.tokens, alignment.textOnly),
  };
}

interface Nearest {
  readonly text: TokenizedText;
  readonly alignment: Alignment;
}

function nearest({ tokens }: Claim, texts: readonly TokenizedText[]): Nearest | null {
  if (tokens.length > MAX_ALIGNED_TOKENS) return null;
  const words = tokens.map((token) => token.text);
  let best: Nearest | null = null;
  for (const text of likeliest(tokens, texts)) {
    const alignment = alignTokens(
      words,
      text.tokens.map((token) => token.text),
    );
    const least = best?.alignment.similarity ?? MIN_SIMILARITY;
    if (alignment.similarity > least && sharesWords(words, alignment)) best = { text, alignment };
  }
  return best;
}

function sharesWords(words: readonly string[], { claimOnly }: Alignment): boolean {
  const differing = new Set(claimOnly);
  const shared = words.filter((word, index) => !differing.has(index) && !/^\d/u.test(word));
  return shared.length >= MIN_SHARED_WORDS;
}

/** The texts that share most pairs of neighbouring tokens with the claim, and enough of them. */
function likeliest(
  tokens: readonly ClaimToken[],
  texts: readonly TokenizedText[],
): readonly TokenizedText[] {
  const pairs = new Set(pairHashes(tokens));
  return texts
    .map((text) => ({ text, shared: new Set(text.pairs.filter((pair) => pairs.has(pair))).size }))
    .filter(({ shared }) => shared >= pairs.size * MIN_SHARED_PAIRS)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, CANDIDATES)
    .map(({ text }) => text);
}
