const ENDS_SENTENCE = /[。｡！？!?…⋯.．；;：:][”’」』）)】〕》\]"'*_]*$/u;
const ENDS_STRONGLY = /[。｡！？!?…⋯.．][”’」』）)】〕\]"'*_]*$/u;
const HAN = /\p{Script=Han}/gu;

/** True when a line ends the way a paragraph does: a full stop, question, exclamation, colon, semicolon. */
export function endsSentence(text: string): boolean {
  return ENDS_SENTENCE.test(text.slice(-8));
}

/** True when a line ends a sentence for good; a colon or semicolon leaves it open. */
export function endsStrongly(text: string): boolean {
  return ENDS_STRONGLY.test(text.slice(-8));
}

/** True when more of the letters are Chinese than not. */
export function isMostlyHan(text: string): boolean {
  const sample = text.slice(0, 2000);
  const han = sample.match(HAN)?.length ?? 0;
  const latin = sample.match(/(?!\p{Script=Han})\p{L}/gu)?.length ?? 0;
  return han * 3 >= latin;
}

/** Beyond so many units every text is long. */
const MEASURED_LENGTH = 1000;

/**
 * Length in Chinese characters, a Latin word counting as two: a measure both scripts share. Only
 * the first 1,000 units count; whoever compares lengths asks for far fewer.
 */
export function proseLength(whole: string): number {
  const text = whole.slice(0, MEASURED_LENGTH);
  const words = text.match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return (text.match(HAN)?.length ?? 0) + words.length * 2;
}
