/** What marks a line as a heading, and how far inside it ranks. */
export interface HeadingMark {
  /** Rank among the styles of numbering; a smaller one encloses a larger one. */
  readonly rank: number;
  /** Units at the start that are typography, not the author's words (`## `, `**`). */
  readonly opening: number;
  /** Units at the end of the same kind (`**`, ` ##`). */
  readonly closing: number;
  /** True where the mark alone says heading (Markdown, `第一章`), whatever the text looks like. */
  readonly certain: boolean;
  /** True where nothing but the mark stands on the line; the next line has the words. */
  readonly bare: boolean;
  /** True where a first sentence after the mark may head the paragraph that it opens. */
  readonly runsIn: boolean;
}

const NUMERAL = '[一二三四五六七八九十百零〇两兩壹贰叁肆伍陆柒捌玖拾廿]{1,4}';
const NUMBER = `(?:${NUMERAL}|\\d{1,3})`;

/** Ranks of heading styles, outermost first. Markdown's `#` depth counts on from 0. */
const STYLES: readonly (Pick<HeadingMark, 'rank' | 'certain' | 'runsIn'> & {
  readonly pattern: RegExp;
})[] = [
  {
    rank: 10,
    certain: true,
    runsIn: false,
    pattern: new RegExp(
      `^第\\s*${NUMBER}\\s*(?:编|編|篇|部分|部份|卷)(?=[\\s：:、]|\\p{Script=Han}|$)`,
      'u',
    ),
  },
  {
    rank: 10,
    certain: true,
    runsIn: false,
    pattern: /^Part\s+(?:\d{1,2}|[IVX]{1,5}|One|Two|Three|Four|Five)\b/iu,
  },
  { rank: 20, certain: true, runsIn: false, pattern: new RegExp(`^第\\s*${NUMBER}\\s*章`, 'u') },
  {
    rank: 20,
    certain: true,
    runsIn: false,
    pattern:
      /^Chapter\s+(?:\d{1,3}|[IVX]{1,6}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b/iu,
  },
  {
    rank: 30,
    certain: true,
    runsIn: false,
    pattern: new RegExp(`^第\\s*${NUMBER}\\s*[节節]`, 'u'),
  },
  { rank: 40, certain: false, runsIn: true, pattern: new RegExp(`^${NUMERAL}\\s*[、．.]`, 'u') },
  { rank: 40, certain: false, runsIn: false, pattern: /^(?:[IVX]{1,5})[.．、]\s*(?=\S)/u },
  {
    rank: 50,
    certain: false,
    runsIn: true,
    pattern: new RegExp(`^[（(〔]\\s*${NUMERAL}\\s*[)）〕]`, 'u'),
  },
  {
    rank: 62,
    certain: false,
    runsIn: false,
    pattern: /^\d{1,2}[.．]\d{1,2}[.．]\d{1,2}(?:[.．]?)(?=\s|\p{Script=Han})/u,
  },
  {
    rank: 61,
    certain: false,
    runsIn: false,
    pattern: /^\d{1,2}[.．]\d{1,2}(?:[.．]?)(?=\s|\p{Script=Han})/u,
  },
  { rank: 60, certain: false, runsIn: false, pattern: /^\d{1,2}[.．、](?=[^\d\s]|\s)/u },
  { rank: 60, certain: false, runsIn: false, pattern: /^\d{1,2}\s+(?=\p{Lu}\p{L})/u },
  {
    rank: 70,
    certain: false,
    runsIn: false,
    pattern: /^(?:[（(]\d{1,2}[)）]|\d{1,2}[)）]|[①-⑳])/u,
  },
];

/** Rank of a bold line, and of a bare line that stands like a heading inside numbered ones. */
const BOLD_RANK = 80;
export const INNER_PLAIN_RANK = 90;
/** Rank of a bare line that stands like a heading around numbered ones, or alone. */
export const OUTER_PLAIN_RANK = 35;
/** Rank of what is appended to a report: notes, glossary, annexes. */
export const APPENDIX_RANK = 5;

const MARKDOWN = /^(#{1,6})[\s　]+(?=\S)/u;
const MARKDOWN_CLOSING = /[\s　]+#+$/u;
const BOLD = /^(\*\*|__)(?=\S)(?:(?!\1).)+\1$/u;

/** Reads the heading mark at the start of a line; undefined where there is none. */
export function headingMarkOf(text: string): HeadingMark | undefined {
  const markdown = MARKDOWN.exec(text);
  if (markdown !== null) {
    const closing = MARKDOWN_CLOSING.exec(text.slice(-40))?.[0].length ?? 0;
    const rank = markdown[1]?.length ?? 1;
    const opening = markdown[0].length;
    if (opening + closing >= text.length) return undefined;
    return { rank, opening, closing, certain: true, bare: false, runsIn: false };
  }
  const numbered = numberedMarkOf(text);
  if (numbered !== undefined) return numbered;
  if (text.length > 120 || !BOLD.test(text)) return undefined;
  const inner = numberedMarkOf(text.slice(2));
  return {
    rank: inner?.rank ?? BOLD_RANK,
    opening: 2,
    closing: 2,
    certain: true,
    bare: false,
    runsIn: false,
  };
}

function numberedMarkOf(text: string): HeadingMark | undefined {
  const start = text.slice(0, 40);
  const style = STYLES.find(({ pattern }) => pattern.test(start));
  if (style === undefined) return undefined;
  const { rank, certain, runsIn, pattern } = style;
  const bare = text.length < 12 && text.replace(pattern, '').trim() === '';
  return { rank, opening: 0, closing: 0, certain, bare, runsIn };
}
