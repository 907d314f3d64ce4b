import type { Block } from './blocks.ts';
import {
  APPENDIX_RANK,
  headingMarkOf,
  INNER_PLAIN_RANK,
  OUTER_PLAIN_RANK,
} from './heading-mark.ts';
import { endsSentence, proseLength } from './punctuation.ts';

/** Longest bare heading, in the units of `proseLength`. */
export const MAX_PLAIN_LENGTH = 30;
/** So many bare lines in a row are a list, not headings. */
const LIST_LENGTH = 3;

/** Bare lines that stand like headings: short, without a full stop, with a paragraph below. */
export function plainHeadings(body: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>();
  let run: number[] = [];
  body.forEach((block, index) => {
    if (looksPlain(block) && standsFree(body, index)) {
      run.push(index);
      return;
    }
    if (run.length > 0 && run.length < LIST_LENGTH) run.forEach((member) => found.add(member));
    run = [];
  });
  return found;
}

/** False for a piece of a sentence that an export broke over several lines. */
function standsFree(body: readonly Block[], index: number): boolean {
  const before = body[index - 1];
  const breaksOff =
    before !== undefined &&
    body[index]?.afterBlank === false &&
    !endsSentence(before.text) &&
    !looksPlain(before) &&
    headingMarkOf(before.text) === undefined;
  return !breaksOff && !/^[，,。；;：:、）)是]/u.test(body[index + 1]?.text ?? '');
}

const CAPTION =
  /^(?:图|圖|表|照片|figure|table|photo)\s*(?:\d|[一二三四五六七八九十]|为|為|[：:])|(?:摄|攝|图|供图|供圖)[）)]?$/iu;
/** A quotation mark at the start that is not closed again after a word or two. */
const OPENS_SPEECH = /^["“‘「『](?![^"”’」』]{1,14}["”’」』]\p{L})/u;
const TABLE_ROW = /\t|\S\s{2,}\S.*\s{2,}\S/u;

function looksPlain(block: Block): boolean {
  const { text } = block;
  return (
    text.length <= 90 &&
    proseLength(text) <= MAX_PLAIN_LENGTH &&
    proseLength(text) >= 2 &&
    /\p{L}/u.test(text) &&
    !endsSentence(text) &&
    !/[，,、的和与與及]$/u.test(text) &&
    !/^[\p{Ll}\-•·*—–（(]/u.test(text) &&
    !OPENS_SPEECH.test(text) &&
    headingMarkOf(text) === undefined &&
    !CAPTION.test(text) &&
    !TABLE_ROW.test(text) &&
    !/[。；]/u.test(text)
  );
}

/** Bare headings enclose the numbered ones where the first of them stands above all of those. */
export function usualRankOfPlain(body: readonly Block[], plain: ReadonlySet<number>): number {
  const numbered = body.findIndex((block) => (headingMarkOf(block.text)?.rank ?? 0) >= 40);
  const first = [...plain][0];
  if (numbered === -1 || first === undefined) return OUTER_PLAIN_RANK;
  return first < numbered ? OUTER_PLAIN_RANK : INNER_PLAIN_RANK;
}

const APPENDIX =
  /^(?:附[录錄件表注註]|附$|.{0,16}(?:名[词詞])?(?:解释|解釋|注释|注釋|註釋|术语表|參考文獻|参考文献)$|(?:appendix|annex|notes|references|glossary)\b)/iu;
/** `一、`, `（一）`, `1.`: a numbering that begins. */
const BEGINS_NUMBERING = /^[（(〔]?(?:一|壹|1|I)[)）〕、．.]/u;

/** A bare heading and the rank that bare headings of its document usually have. */
export interface PlainHeading {
  readonly index: number;
  readonly usual: number;
}

/** Appendices stand at the top; a bare line above a numbering that begins anew encloses it. */
export function rankOfPlain(body: readonly Block[], { index, usual }: PlainHeading): number {
  const text = body[index]?.text ?? '';
  if (APPENDIX.test(text)) return APPENDIX_RANK;
  const below = body.slice(index + 1, index + 3).map((block) => block.text);
  const begins = below.find((line) => BEGINS_NUMBERING.test(line));
  const rank = begins === undefined ? undefined : headingMarkOf(begins)?.rank;
  return rank === undefined || rank > 40 ? usual : OUTER_PLAIN_RANK;
}
