import { foldText, type TextRange } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Section } from '../report/report.ts';
import type { Retriever, SearchHit } from '../search/retriever.ts';
import type { Highlight, OverviewAnswer } from './answer.ts';
import { contentWords } from './content-words.ts';
import type { FoldedReport } from './folded-report.ts';
import type { OverviewRequest } from './overview-request.ts';

/** Passages shown for an overview. */
const MAX_PASSAGES = 8;
/** Share of the best fused score with which a passage is about the same topic, or opens a section as well. */
const NEARLY_AS_GOOD = 0.7;
/** Share of a section title's characters a topic must cover, or the reverse, to name that section. */
const TITLE_OVERLAP = 0.6;
/** Paragraphs that open a section. */
const OPENING = 3;

/** An overview before it is dressed as an answer. */
export interface OverviewPassages {
  readonly about: OverviewAnswer['about'];
  readonly section: number | null;
  readonly hits: readonly SearchHit[];
  /** Probability that these passages are what was asked for, 0 to 1. */
  readonly confidence: number;
  /** The passage that says most of what the others do; the first one where it is not set. */
  readonly telling?: SearchHit;
}

/** What overviews are made from. */
export interface OverviewSources {
  readonly folded: FoldedReport;
  readonly retriever: Retriever;
  /** Does a folded paragraph speak of a folded topic, in whatever language that is written? */
  speaksOf(topic: string, foldedParagraph: string): boolean;
}

/**
 * Gathers the passages an overview shows.
 *
 * @returns null when the report has no such section or never speaks of the topic
 */
export async function gatherOverview(
  request: OverviewRequest,
  sources: OverviewSources,
): Promise<OverviewPassages | null> {
  const { sections, paragraphs, title } = sources.folded.report;
  const named = sections.filter(({ number }) => number > 0);
  const all = paragraphs.map(({ number }) => number);
  switch (request.about) {
    case 'contents': {
      const first = (named.length > 0 ? named : sections).map((section) =>
        firstOf(sources, section),
      );
      return {
        about: 'contents',
        section: null,
        hits: first.flat().slice(0, MAX_PASSAGES),
        confidence: 1,
      };
    }
    case 'report': {
      const { hits } = await sources.retriever.retrieve(title, MAX_PASSAGES);
      const shown = hits.length > 0 ? hits : all.slice(0, MAX_PASSAGES).map(plainHit);
      return { about: 'passages', section: null, hits: shown, confidence: 1 };
    }
    case 'beginning': {
      const hits = all.slice(0, 5).map(plainHit);
      const { hits: ranked } = await sources.retriever.retrieve(title, all.length);
      // A report often opens with a scene; what it is about comes a few paragraphs later.
      const telling =
        request.asks === 'how'
          ? undefined
          : ranked.find(({ paragraph }) => paragraph <= hits.length);
      return {
        about: 'passages',
        section: sections[0]?.number ?? null,
        hits,
        confidence: 1,
        ...(telling !== undefined && { telling }),
      };
    }
    case 'end':
      return {
        about: 'passages',
        section: sections.at(-1)?.number ?? null,
        hits: all.slice(-3).reverse().map(plainHit),
        confidence: 1,
      };
    case 'numbered-section': {
      const section = request.number < 0 ? named.at(-1) : named[request.number - 1];
      return section === undefined ? null : sectionPassages(sources, section, section.title);
    }
    case 'topic':
      return topicPassages(sources, request);
  }
}

async function topicPassages(
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

async function sectionPassages(
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
function sectionNamed(
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

function firstOf(sources: OverviewSources, section: Section): readonly SearchHit[] {
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

function plainHit(paragraph: number): SearchHit {
  return { paragraph, score: 1, keyword: 0, similarity: 0, concepts: 0, windows: [] };
}

/** The sentence of a passage that speaks of the topic, in whatever language, or is most like it. */
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
    return Number(speaksOf(topic, own)) + Math.max(0, ...similar) + (shared || 0) / 10;
  };
  const [best = { start: 0, end: text.length }] = [...splitSentences(text)].sort(
    (left, right) => value(right) - value(left),
  );
  return { paragraph, sentence: best, span: null };
}
