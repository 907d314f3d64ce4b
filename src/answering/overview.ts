import type { OverviewRequest } from './overview-request.ts';
import { firstOf, sectionPassages } from './overview-sections.ts';
import {
  MAX_PASSAGES,
  plainHit,
  type OverviewPassages,
  type OverviewSources,
} from './overview-sources.ts';
import { topicPassages } from './overview-topics.ts';

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
