import type { SearchHit } from '../search/retriever.ts';
import { contentWords } from './content-words.ts';
import type { OverviewRequest } from './overview-request.ts';
import { sectionNamed, sectionPassages } from './overview-sections.ts';
import {
  MAX_PASSAGES,
  NEARLY_AS_GOOD,
  type OverviewPassages,
  type OverviewSources,
} from './overview-sources.ts';

/** The section that a topic names, or the passages that speak of it; null where the report never does. */
export async function topicPassages(
  sources: OverviewSources,
  { topic, asks }: Extract<OverviewRequest, { readonly about: 'topic' }>,
): Promise<OverviewPassages | null> {
  if (asks !== 'where') {
    const section = sectionNamed(sources, { topic, asks });
    if (section !== null) return sectionPassages(sources, section, `${section.title} ${topic}`);
  }
  const { hits } = await sources.retriever.retrieve(topic, MAX_PASSAGES * 2);
  const whole = hits.filter((hit) => sources.speaksOf(topic, textOf(sources, hit)));
  const speaking = whole.length > 0 ? whole : speakingOfParts(sources, topic, hits);
  const ordered = {
    what: () => speaking,
    where: () => inReadingOrder(speaking),
    'which part': () => bestSectionFirst(sources, speaking),
  };
  const shown = ordered[asks]().slice(0, MAX_PASSAGES);
  const [first] = shown;
  if (first === undefined) return null;
  const section = sectionOf(sources, first);
  return { about: 'passages', section, hits: shown, confidence: whole.length > 0 ? 0.9 : 0.6 };
}

/** Passages that speak of the words of a topic that the report has, though not of all at once. */
function speakingOfParts(
  sources: OverviewSources,
  topic: string,
  hits: readonly SearchHit[],
): readonly SearchHit[] {
  const words = contentWords(topic).map(({ folded }) => folded);
  return hits.filter((hit) => words.some((word) => textOf(sources, hit).includes(word)));
}

function textOf({ folded }: OverviewSources, { paragraph }: SearchHit): string {
  return folded.paragraphs[paragraph - 1]?.text ?? '';
}

/**
 * Who asks where something is spoken of goes through the places from the first on: those that are nearly
 * as good as the best in reading order, then what only touches upon it.
 */
function inReadingOrder(hits: readonly SearchHit[]): readonly SearchHit[] {
  const least = NEARLY_AS_GOOD * Math.max(0, ...hits.map(({ score }) => score));
  const about = hits.filter(({ score }) => score >= least);
  about.sort((left, right) => left.paragraph - right.paragraph);
  return [...about, ...hits.filter(({ score }) => score < least)];
}

/** Who asks which part speaks of something wants the section that says most about it. */
function bestSectionFirst(
  sources: OverviewSources,
  hits: readonly SearchHit[],
): readonly SearchHit[] {
  const worth = new Map<number | null, number>();
  for (const hit of hits) {
    const section = sectionOf(sources, hit);
    worth.set(section, (worth.get(section) ?? 0) + hit.score);
  }
  const [best] = [...worth].sort((left, right) => right[1] - left[1]);
  const isBest = (hit: SearchHit): boolean => sectionOf(sources, hit) === best?.[0];
  return [...inReadingOrder(hits.filter(isBest)), ...hits.filter((hit) => !isBest(hit))];
}

function sectionOf({ folded }: OverviewSources, { paragraph }: SearchHit): number | null {
  return folded.report.paragraphs[paragraph - 1]?.section ?? null;
}
