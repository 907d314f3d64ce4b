const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’…—]/gu;
const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/gu;
const COMBINING = /\p{Mn}/gu;

/**
 * Width on a terminal or a typewriter in columns: 2 for Chinese characters and their punctuation
 * (curly quotes, dashes and ellipses included, as in Chinese typesetting), 1 for the rest.
 */
export function columnsOf(text: string): number {
  if (/^[\x00-\x7f]*$/u.test(text)) return text.length;
  const wide = text.match(WIDE)?.length ?? 0;
  return text.length + wide - (text.match(COMBINING)?.length ?? 0);
}

/** Number of characters, a surrogate pair counting once. */
export function charactersOf(text: string): number {
  return text.length - (text.match(ASTRAL)?.length ?? 0);
}
