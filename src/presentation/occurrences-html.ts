import type { Occurrences, PlaceOccurrences } from '../lookup/find-occurrences.ts';
import { textAt } from '../lookup/report-places.ts';
import type { Report } from '../report/report.ts';
import type { TextRange } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { escapeHtml } from './escape-html.ts';
import { sentencesAround } from './excerpt.ts';
import { markedQuoteHtml } from './marked-quote.ts';
import type { Page } from './page.ts';
import { pageOf } from './paging.ts';
import type { ViewOptions } from './paragraph-html.ts';
import { isInOtherScript } from './other-script.ts';
import { placeName } from './place-name.ts';
import { quotedTerms } from './quoted-terms.ts';
import { lookupWords } from './wording/lookup-words.ts';

/** Lists every occurrence of a term: its sentences by place, the term bold in them. */
export function occurrencesHtml(report: Report, found: Occurrences, options: ViewOptions): Page {
  const { language, page = 1 } = options;
  const term = quotedTerms([found.term], language);
  const words = lookupWords[language];
  const isForeign = found.total === 0 && isInOtherScript(report, found.term);
  const head = [
    `<b>${escapeHtml(words.occurrences(term, found.total))}</b>`,
    ...(isForeign ? [escapeHtml(words.otherLanguageTerm)] : []),
  ];
  return pageOf({
    head: head.join('\n'),
    blocks: found.places.map((place) => placeHtml(report, place, options)),
    separator: '\n',
    page,
    language,
  });
}

function placeHtml(
  report: Report,
  { place, ranges }: PlaceOccurrences,
  { language }: ViewOptions,
): string {
  const sourced = textAt(report, place);
  const times = ranges.length > 1 ? ` · ${lookupWords[language].times(ranges.length)}` : '';
  const quoted = sentencesWith(sourced.text, ranges).map(({ sentence, inside }) =>
    markedQuoteHtml(report, {
      of: sourced,
      range: sentence,
      marks: inside.map((range) => ({ range, tag: 'b' })),
    }),
  );
  const head = `📍 ${escapeHtml(placeName(report, place, language) + times)}`;
  return `${head}\n<blockquote>${quoted.join('\n')}</blockquote>`;
}

interface SentenceWithOccurrences {
  readonly sentence: TextRange;
  readonly inside: readonly TextRange[];
}

/** The sentences that hold the occurrences, each once, in reading order. */
function sentencesWith(
  text: string,
  ranges: readonly TextRange[],
): readonly SentenceWithOccurrences[] {
  const sentences = splitSentences(text);
  const found: { sentence: TextRange; inside: TextRange[] }[] = [];
  for (const range of ranges) {
    const last = found.at(-1);
    if (last !== undefined && range.end <= last.sentence.end) last.inside.push(range);
    else found.push({ sentence: sentencesAround(sentences, range), inside: [range] });
  }
  return found;
}
