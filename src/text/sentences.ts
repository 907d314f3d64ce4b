import type { TextRange } from './fold.ts';

const TERMINATORS = /[。｡！？!?…⋯‥‼⁇⁈⁉．.]/u;
const TERMINATOR_RUN = /[。｡！？!?…⋯‥‼⁇⁈⁉．.]+/uy;
const CLOSERS = /[”’」』）)】〕］\]}"'»＂＇]*/uy;
const CLAUSE_MARK = /[，,；;：:]/u;
const HAN = /\p{Script=Han}/u;

/** What follows directly when an exclamation is quoted inside a longer sentence. */
const CONTINUATION = /[，,、；;：:》〉的]/u;

/** Short forms whose full stop ends a sentence only when nothing follows them. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st jr sr rev hon gen sen rep gov capt lt col maj sgt messrs mt vs fig figs vol pp art sec ch cf al approx dept est jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e viz'.split(
    ' ',
  ),
);
/** Short forms that stand before a number (`No. 5`) and otherwise end a sentence as any word does. */
const BEFORE_NUMBER = new Set(['no', 'nos', 'p', 'para', 'art']);
/** Words that open a sentence more often than they follow initials: `in the U.S. The court…`. */
const OPENER = /^(?:The|He|She|It|They|We|This|That|These|Those|But|And|In|On|At|However|A|An)\b/u;

/**
 * Cuts text into sentences, Chinese and English alike.
 *
 * Closing quotes and brackets stay with their sentence; decimals (`12.4%`), initials (`U.S.`),
 * titles (`Mr.`) and list numbers do not end one, neither does `；`. Ranges ascend, never overlap,
 * begin and end with visible text, and cover all of it; only white space lies between them.
 */
export function splitSentences(text: string): readonly TextRange[] {
  return cut(text, (index, start) => sentenceEndAt(text, index, start));
}

/**
 * Cuts text at clause marks (`，,；;：:`) and sentence ends, the mark staying with what it closes.
 *
 * Marks between two digits (`1,717`, `9:30`) do not cut. Same guarantees as {@link splitSentences}.
 */
export function splitClauses(text: string): readonly TextRange[] {
  return cut(text, (index, start) => {
    if (CLAUSE_MARK.test(text.charAt(index))) return clauseEndAt(text, index);
    return sentenceEndAt(text, index, start);
  });
}

/** `endAt` returns where a unit that closes at this index ends, or the next index to look at. */
type EndAt = (index: number, start: number) => Step;
interface Step {
  readonly closes: boolean;
  readonly next: number;
}

function cut(text: string, endAt: EndAt): readonly TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  let index = 0;
  while (index < text.length) {
    const step = endAt(index, start);
    index = step.next;
    if (step.closes) {
      pushVisible(ranges, { text, start, end: index });
      start = index;
    }
  }
  pushVisible(ranges, { text, start, end: text.length });
  return ranges;
}

function pushVisible(ranges: TextRange[], piece: TextRange & { readonly text: string }): void {
  const raw = piece.text.slice(piece.start, piece.end);
  const visible = raw.trim();
  if (visible === '') return;
  const start = piece.start + (raw.length - raw.trimStart().length);
  ranges.push({ start, end: start + visible.length });
}

function sentenceEndAt(text: string, index: number, start: number): Step {
  if (!TERMINATORS.test(text.charAt(index))) return { closes: false, next: index + 1 };
  const afterMarks = endOfMatch(TERMINATOR_RUN, text, index);
  const marks = text.slice(index, afterMarks);
  const end = endOfMatch(CLOSERS, text, afterMarks);
  return { closes: closesSentence({ text, start, index, marks, end }), next: end };
}

interface Candidate {
  readonly text: string;
  /** Where the sentence began. */
  readonly start: number;
  /** Where its closing marks begin. */
  readonly index: number;
  readonly marks: string;
  /** After the marks and the closing quotes and brackets behind them. */
  readonly end: number;
}

function closesSentence(candidate: Candidate): boolean {
  const { text, marks, end, index } = candidate;
  const next = text.charAt(end);
  if (next === '' || isLineBreakAhead(text, end)) return true;
  if (CONTINUATION.test(next)) return false;
  if (/[。｡]/u.test(marks)) return true;
  if (/^[…⋯‥.．]{2,}$|^[…⋯‥]$/u.test(marks))
    return end > index + marks.length || startsAnew(text, end);
  if (/^[.．]$/u.test(marks)) return closesAtFullStop(candidate);
  // `!` and `?` end a sentence before Chinese text at once, before Latin text only with a space.
  return /[！？‼⁇⁈⁉]/u.test(marks) || !/[\p{Ll}\p{Lu}\p{N}=&/]/u.test(next)
    ? !/^\s+\p{Ll}/u.test(text.slice(end, end + 4))
    : false;
}

function closesAtFullStop({ text, start, index, end }: Candidate): boolean {
  const before = text.slice(Math.max(start, index - 24), index);
  const next = text.charAt(end);
  if (HAN.test(before.slice(-1))) return !/[\p{Ll}\p{N}]/u.test(next);
  if (!/\s/u.test(next)) return false;
  if (
    /^\s*[\p{N}\p{L}]{0,3}$/u.test(before) &&
    /^\s*(?:\p{N}+|\p{L})$/u.test(text.slice(start, index))
  ) {
    return false;
  }
  const following = text.slice(end, end + 24).trimStart();
  if (/^\p{Ll}/u.test(following)) return false;
  const word = /[\p{L}.]+$/u.exec(before)?.[0] ?? '';
  if (ABBREVIATIONS.has(word.toLowerCase())) return false;
  if (BEFORE_NUMBER.has(word.toLowerCase())) return !/^\p{N}/u.test(following);
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)) return word.length > 1 && OPENER.test(following);
  return true;
}

/** A trailing ellipsis ends a sentence when a space and a fresh beginning follow. */
function startsAnew(text: string, index: number): boolean {
  return /^\s+[^\s\p{Ll}]/u.test(text.slice(index, index + 8));
}

/** Two line breaks in a row part sentences even where one was left open. */
function isLineBreakAhead(text: string, index: number): boolean {
  return /^[^\S\n]*\n[^\S\n]*\n/u.test(text.slice(index, index + 16));
}

function clauseEndAt(text: string, index: number): Step {
  const next = index + 1;
  const inNumber = /\p{N}/u.test(text.charAt(index - 1)) && /\p{N}/u.test(text.charAt(next));
  if (inNumber) return { closes: false, next };
  return { closes: true, next: endOfMatch(CLOSERS, text, next) };
}

function endOfMatch(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.exec(text) === null ? index : pattern.lastIndex;
}
