/** One line of the source as it stands, without its margins. */
export interface PhysicalLine {
  /** 1…n, as an editor counts. */
  readonly number: number;
  /** Visible text is `source.slice(start, end)`; `start === end` on a blank line. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where the next line begins, behind this line's break. */
  readonly next: number;
  /** Number of characters of the indentation. */
  readonly margin: number;
  /** Width of the indentation in columns (a U+3000 counts 2, a tab 4). */
  readonly indent: number;
  /** 1…n: form feeds passed, plus one. */
  readonly page: number;
}

/** White space and characters that show nothing: they never count as content at an edge. */
const INVISIBLE = /[\s\u0085\u180e\u200b-\u200f\u2060\ufeff\u00ad]/u;
const LINE = /([^\r\n\f\v\u0085\u2028\u2029]*)(\r\n|[\r\n\f\v\u0085\u2028\u2029]|$)/gy;

/** True iff the text shows nothing: white space, zero-width characters, byte order marks. */
export function isInvisible(text: string): boolean {
  for (const character of text) if (!INVISIBLE.test(character)) return false;
  return true;
}

/** Cuts the source at every kind of line break; a form feed also begins a page. */
export function splitLines(source: string): readonly PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let page = 1;
  let position = 0;
  while (position < source.length) {
    LINE.lastIndex = position;
    const match = LINE.exec(source);
    const raw = match?.[1] ?? '';
    const lineBreak = match?.[2] ?? '';
    lines.push(lineAt(raw, { number: lines.length + 1, position, page, lineBreak }));
    if (lineBreak === '\f') page += 1;
    position += raw.length + Math.max(lineBreak.length, raw === '' ? 1 : 0);
  }
  return lines;
}

interface Place {
  readonly number: number;
  readonly position: number;
  readonly page: number;
  readonly lineBreak: string;
}

function lineAt(raw: string, { number, position, page, lineBreak }: Place): PhysicalLine {
  let from = 0;
  let to = raw.length;
  let indent = 0;
  while (from < to && INVISIBLE.test(raw.charAt(from))) {
    indent += indentWidth(raw.charAt(from));
    from += 1;
  }
  while (to > from && INVISIBLE.test(raw.charAt(to - 1))) to -= 1;
  return {
    number,
    start: position + from,
    end: position + to,
    text: raw.slice(from, to),
    next: position + raw.length + lineBreak.length,
    margin: from,
    indent,
    page,
  };
}

function indentWidth(character: string): number {
  if (character === '\t') return 4;
  if (character === '　') return 2;
  return /\s/u.test(character) && character !== '\ufeff' ? 1 : 0;
}
