/** What a terminal draws two cells wide (Unicode East Asian Width W and F, and emoji). */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\u3200-\u33ff\uff01-\uff60\uffe0-\uffe6]/u;
const INVISIBLE = /[\p{M}\p{Cf}]/u;

/** Width of a character in terminal cells: 0, 1 or 2. */
export function characterWidth(character: string): number {
  if (INVISIBLE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
