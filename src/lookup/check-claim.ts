import type { Report } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { alignTokens, type Alignment } from './align-tokens.ts';
import { claimTokens, type ClaimToken } from './claim-tokens.ts';
import { reportTexts, type ReportPlace } from './report-places.ts';

/** What the report says to one sentence of a message. */
export type SentenceCheck =
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
  | { readonly verdict: 'not-found'; readonly claim: TextRange };

/** Shorter sentences (in tokens) say too little to be checked. */
const MIN_TOKENS = 5;
/** Of a sentence's tokens, how many the report's nearest stretch must share for `differs`. */
const MIN_SHARED = 0.6;
/** Texts that are aligned with a sentence, chosen by token pairs in common. */
const CANDIDATES = 12;

/**
 * Compares each checkable sentence of a message with the report.
 *
 * Simplified against Traditional, letter width and case, punctuation and white space are no
 * difference; a figure differs as a whole. Questions and sentences of less than five words are left
 * out.
 */
export function checkClaim(report: Report, message: string): readonly SentenceCheck[] {
  const texts = tokenizedTexts(report);
  return splitSentences(message).flatMap((range) => {
    const sentence = message.slice(range.start, range.end);
    const tokens = claimTokens(sentence).map((token) => shifted(token, range.start));
    const isCheckable = tokens.length >= MIN_TOKENS && !/[?？][\p{P}\s]*$/u.test(sentence);
    return isCheckable ? [checkSentence({ claim: range, tokens }, texts)] : [];
  });
}

interface ClaimSentence {
  readonly claim: TextRange;
  readonly tokens: readonly ClaimToken[];
}

interface TokenizedText {
  readonly place: ReportPlace;
  readonly tokens: readonly ClaimToken[];
  /** The tokens' texts between separators, so that whole tokens can be searched. */
  readonly joined: string;
}

function checkSentence(sentence: ClaimSentence, texts: readonly TokenizedText[]): SentenceCheck {
  const joined = joinedTokens(sentence.tokens);
  const holder = texts.find((text) => text.joined.includes(joined));
  if (holder !== undefined) {
    const before = holder.joined.slice(0, holder.joined.indexOf(joined));
    const start = before.split(SEPARATOR).length - 1;
    return {
      verdict: 'verbatim',
      claim: sentence.claim,
      place: holder.place,
      quoted: covering(holder.tokens, { start, end: start + sentence.tokens.length }),
    };
  }
  return nearest(sentence, texts);
}

function nearest(sentence: ClaimSentence, texts: readonly TokenizedText[]): SentenceCheck {
  const words = sentence.tokens.map((token) => token.text);
  let best: { readonly text: TokenizedText; readonly alignment: Alignment } | null = null;
  for (const text of likeliest(sentence, texts)) {
    const alignment = alignTokens(
      words,
      text.tokens.map((token) => token.text),
    );
    if (best === null || alignment.edits < best.alignment.edits) best = { text, alignment };
  }
  if (best === null || 1 - best.alignment.edits / words.length < MIN_SHARED) {
    return { verdict: 'not-found', claim: sentence.claim };
  }
  const { text, alignment } = best;
  return {
    verdict: 'differs',
    claim: sentence.claim,
    place: text.place,
    quoted: covering(text.tokens, alignment),
    claimOnly: rangesOf(sentence.tokens, alignment.claimOnly),
    reportOnly: rangesOf(text.tokens, alignment.textOnly),
  };
}

/** The texts that share most pairs of neighbouring tokens with the sentence, at least one pair. */
function likeliest(
  { tokens }: ClaimSentence,
  texts: readonly TokenizedText[],
): readonly TokenizedText[] {
  const pairs = [...new Set(tokens.slice(1).map((token, at) => pairOf(tokens[at], token)))];
  return texts
    .map((text) => ({ text, shared: pairs.filter((pair) => text.joined.includes(pair)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, CANDIDATES)
    .map(({ text }) => text);
}

const SEPARATOR = '\u0001';

function pairOf(first: ClaimToken | undefined, second: ClaimToken): string {
  return joinedTokens(first === undefined ? [second] : [first, second]);
}

function joinedTokens(tokens: readonly ClaimToken[]): string {
  return SEPARATOR + tokens.map((token) => token.text + SEPARATOR).join('');
}

const tokenized = new WeakMap<Report, readonly TokenizedText[]>();

function tokenizedTexts(report: Report): readonly TokenizedText[] {
  const known = tokenized.get(report);
  if (known !== undefined) return known;
  const texts = reportTexts(report).map(({ place, matching }) => {
    const tokens = claimTokens(matching);
    return { place, tokens, joined: joinedTokens(tokens) };
  });
  tokenized.set(report, texts);
  return texts;
}

function shifted({ text, range }: ClaimToken, by: number): ClaimToken {
  return { text, range: { start: range.start + by, end: range.end + by } };
}

/** The original range from the first to the last of a run of tokens. */
function covering(tokens: readonly ClaimToken[], run: TextRange): TextRange {
  return {
    start: tokens[run.start]?.range.start ?? 0,
    end: tokens[run.end - 1]?.range.end ?? 0,
  };
}

/** Original ranges of tokens; neighbours become one range. */
function rangesOf(tokens: readonly ClaimToken[], indexes: readonly number[]): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (const [at, index] of indexes.entries()) {
    const range = covering(tokens, { start: index, end: index + 1 });
    const last = ranges.at(-1);
    if (last !== undefined && indexes[at - 1] === index - 1) {
      ranges[ranges.length - 1] = { start: last.start, end: range.end };
    } else {
      ranges.push(range);
    }
  }
  return ranges;
}
