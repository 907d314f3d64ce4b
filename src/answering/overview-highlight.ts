import { foldText, type TextRange } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import type { SearchHit } from '../search/retriever.ts';
import type { Highlight } from './answer.ts';
import { contentWords } from './content-words.ts';
import type { OverviewSources } from './overview-sources.ts';

/** What somebody says: a scene more often than what a part of the report is about. */
const SPEECH = /^["'“‘「『]|(?:说|表示|介绍)[,:]/u;

/**
 * The sentence of a passage that speaks of the topic, in whatever language, or is most like it; the
 * report's own words rather than somebody's.
 */
export function overviewHighlight(
  { folded, speaksOf }: Pick<OverviewSources, 'folded' | 'speaksOf'>,
  { paragraph, windows }: Pick<SearchHit, 'paragraph' | 'windows'>,
  topic: string,
): Highlight {
  const text = folded.report.paragraphs[paragraph - 1]?.text ?? '';
  const words = new Set([
    ...contentWords(topic).map((word) => word.folded),
    ...Array.from(foldText(topic)).filter((character) => /[\p{L}\p{N}]/u.test(character)),
  ]);
  const value = ({ start, end }: TextRange): number => {
    const own = foldText(text.slice(start, end));
    const similar = windows
      .filter(({ range }) => range.start < end && range.end > start)
      .map(({ similarity }) => similarity);
    const shared = [...words].filter((word) => own.includes(word)).length / words.size;
    const said = Number(topic !== '' && SPEECH.test(own));
    return Number(speaksOf(topic, own)) - said + Math.max(0, ...similar) + (shared || 0) / 10;
  };
  const [best = { start: 0, end: text.length }] = [...splitSentences(text)].sort(
    (left, right) => value(right) - value(left),
  );
  return { paragraph, sentence: best, span: null };
}
