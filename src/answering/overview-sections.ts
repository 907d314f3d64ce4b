import { foldText } from '../text/fold.ts';
import type { Section } from '../report/report.ts';
import type { SearchHit } from '../search/retriever.ts';
import {
  MAX_PASSAGES,
  NEARLY_AS_GOOD,
  plainHit,
  type OverviewPassages,
  type OverviewSources,
} from './overview-sources.ts';

/** Share of a section title's characters a topic must cover, or the reverse, to name that section. */
const TITLE_OVERLAP = 0.6;
/** Paragraphs that open a section. */
const OPENING = 3;

/** What a section says: the passage that tells what it is about first, then those most like `question`. */
export async function sectionPassages(
  sources: OverviewSources,
  section: Section,
  question: string,
): Promise<OverviewPassages> {
  const inside = new Set(paragraphsOf(sources, section));
  const { hits } = await sources.retriever.retrieve(question, sources.folded.paragraphs.length);
  const ranked = hits.filter(({ paragraph }) => inside.has(paragraph));
  const seen = new Set(ranked.map(({ paragraph }) => paragraph));
  const rest = [...inside].filter((paragraph) => !seen.has(paragraph)).map(plainHit);
  const all = [...ranked, ...rest];
  const told = tellingOf([...inside].slice(0, OPENING), all);
  return {
    about: 'passages',
    section: section.number,
    hits: [...all.filter(isOf(told)), ...all.filter((hit) => !isOf(told)(hit))].slice(
      0,
      MAX_PASSAGES,
    ),
    confidence: 1,
  };
}

/**
 * A section says what it is about at its beginning, sometimes behind a scene: the first of its opening
 * paragraphs that goes nearly as well with its title as the best of them.
 */
function tellingOf(opening: readonly number[], hits: readonly SearchHit[]): number | undefined {
  const scores = opening.map((paragraph) => hits.find(isOf(paragraph))?.score ?? 0);
  const least = NEARLY_AS_GOOD * Math.max(...scores);
  return opening[scores.findIndex((score) => score >= least)];
}

function isOf(number: number | undefined): (hit: SearchHit) => boolean {
  return ({ paragraph }) => paragraph === number;
}

/** The section whose title a topic names, by shared characters; null when none is named clearly. */
export function sectionNamed(
  sources: OverviewSources,
  { topic, asks }: { readonly topic: string; readonly asks: 'what' | 'which part' },
): Section | null {
  let best: { section: Section; overlap: number } | null = null;
  for (const section of sources.folded.report.sections) {
    const title = foldText(section.title);
    if (title === '') continue;
    const overlap = title.includes(topic)
      ? 1
      : asks === 'what' && sources.speaksOf(topic, title)
        ? 0.9
        : Math.max(sharedPairs(topic, title), sharedPairs(title, topic));
    if (overlap >= TITLE_OVERLAP && (best === null || overlap > best.overlap))
      best = { section, overlap };
  }
  return best?.section ?? null;
}

/** Share of the neighbouring character pairs of `part` that occur in `whole`, 0 to 1. */
function sharedPairs(part: string, whole: string): number {
  const pairs = new Set<string>();
  const characters = Array.from(part).filter((character) => /[\p{L}\p{N}]/u.test(character));
  characters.forEach((character, at) => {
    const next = characters[at + 1];
    if (next !== undefined) pairs.add(character + next);
  });
  if (pairs.size < 2) return 0;
  return [...pairs].filter((pair) => whole.includes(pair)).length / pairs.size;
}

/** The first paragraph of a section, if it has any. */
export function firstOf(sources: OverviewSources, section: Section): readonly SearchHit[] {
  const [first] = paragraphsOf(sources, section);
  return first === undefined ? [] : [plainHit(first)];
}

/** Numbers of the paragraphs of a section and of the sections inside it, in reading order. */
function paragraphsOf(sources: OverviewSources, section: Section): readonly number[] {
  const { sections, paragraphs } = sources.folded.report;
  const inside = new Set([section.number]);
  for (const candidate of sections) {
    if (candidate.parent !== null && inside.has(candidate.parent)) inside.add(candidate.number);
  }
  return paragraphs.filter(({ section: number }) => inside.has(number)).map(({ number }) => number);
}
