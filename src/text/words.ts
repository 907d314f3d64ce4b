import { fold, toOriginalRange, type TextRange } from './fold.ts';

/** A word of a text. */
export interface Word {
  /** Folded, see `fold`. */
  readonly folded: string;
  /** Where it stands in the original, UTF-16 units. */
  readonly range: TextRange;
}

let segmenter: Intl.Segmenter | null = null;

/**
 * Cuts a text into its words, Chinese ones by the dictionary of the ICU library that Node ships.
 *
 * White space and punctuation are left out; figures keep their percent sign (`12.4%`).
 */
export function wordsOf(text: string): readonly Word[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const folded = fold(text);
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(folded.text)) {
    if (isWordLike !== true) continue;
    const percent = /\d$/u.test(segment) && folded.text[index + segment.length] === '%' ? 1 : 0;
    const end = index + segment.length + percent;
    words.push({
      folded: folded.text.slice(index, end),
      range: toOriginalRange(folded, { start: index, end }),
    });
  }
  return words;
}
