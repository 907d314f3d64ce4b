import { quote } from '../report/verbatim-guard.ts';
import { paragraphAt } from '../report/report.ts';
import { foldText } from '../text/fold.ts';
import type { Retriever, SearchHit } from '../search/retriever.ts';
import type { Answer, Language, Passage } from './answer.ts';
import type { Answerer, AskOptions } from './answerer.ts';
import { stripShell } from './conversational-shell.ts';
import { detectLanguage } from './detect-language.ts';
import { evidenceOf, missingTerms } from './evidence.ts';
import { foldReport } from './folded-report.ts';
import { completeFollowUp } from './follow-up.ts';
import { gatherOverview } from './overview.ts';
import { overviewHighlight } from './overview-highlight.ts';
import type { OverviewPassages, OverviewSources } from './overview-sources.ts';
import { nearestSuggestions } from './nearest-suggestions.ts';
import { overviewRequest, type OverviewRequest } from './overview-request.ts';
import type { PassageReader, Reading } from './passage-reader.ts';
import type { TermMatcher } from './term-matcher.ts';
import { MOST_READ, worthReading } from './worth-reading.ts';

/** Passages an answer carries at most. */
const MAX_PASSAGES = 8;
/** Longer questions are cut; nobody types more, and work stays bounded. */
const MAX_QUESTION_CHARS = 1_000;

/** What answers are made from. */
export interface AnswererParts {
  readonly report: Answerer['report'];
  readonly encoder: Answerer['encoder'];
  readonly retriever: Retriever;
  readonly reader: PassageReader;
  readonly matcher: TermMatcher;
  /** May be filled in after the first questions, which check them. */
  suggestions(): Answerer['suggestions'];
}

interface PreparedQuestion {
  readonly question: string;
  readonly language: Language;
  /** Folded, without conversational shell, completed from the exchange before. */
  readonly core: string;
}

/** Puts retrieval, reading and overviews together into an {@link Answerer}. */
export function createAnswerer(parts: AnswererParts): Answerer {
  const folded = foldReport(parts.report);
  const context: Context = { ...parts, folded };
  return {
    report: parts.report,
    encoder: parts.encoder,
    get suggestions() {
      return parts.suggestions();
    },
    async answerQuestion(question, options = {}) {
      const answer = await answerPrepared(context, prepare(question, options));
      if (answer.kind !== 'not-found') assertQuotable(context, answer.highlight);
      return answer;
    },
    async searchPassages(question, limit) {
      const prepared = prepare(question, {});
      const { hits } = await parts.retriever.retrieve(prepared.core, Math.max(limit, MOST_READ));
      if (hits.length === 0) return [];
      const reading = await readHits(parts.reader, prepared.core, hits);
      const listed = reading.passages.slice(0, limit);
      return Promise.all(
        listed.map(async ({ hit, score }) => {
          const { paragraph } = hit;
          const { sentence, span } =
            paragraph === reading.highlight.paragraph
              ? reading.highlight
              : (await parts.reader.read({ core: prepared.core }, [hit])).highlight;
          return { paragraph, score, sentence, span };
        }),
      );
    },
  };
}

type Context = AnswererParts & { readonly folded: ReturnType<typeof foldReport> };

function prepare(question: string, options: AskOptions): PreparedQuestion {
  const core = stripShell(foldText(question.slice(0, MAX_QUESTION_CHARS)));
  return {
    question,
    language: options.language ?? detectLanguage(question.slice(0, MAX_QUESTION_CHARS)),
    core: completeFollowUp(core, options.previous),
  };
}

async function answerPrepared(context: Context, prepared: PreparedQuestion): Promise<Answer> {
  const request = overviewRequest(prepared.core);
  if (request !== null) {
    const overview = await gatherOverview(request, sourcesOf(context));
    if (overview !== null) return toOverview(context, prepared, { request, overview });
  }
  const { hits } = await context.retriever.retrieve(prepared.core, MOST_READ);
  if (hits.length === 0) return toNotFound(context, prepared, null);
  const reading = await readHits(context.reader, prepared.core, hits);
  return reading.found
    ? toFound(context, prepared, reading)
    : toNotFound(context, prepared, reading);
}

/** Reads the hits that are worth it; the others follow as the search ranks them. */
async function readHits(
  reader: PassageReader,
  core: string,
  hits: readonly SearchHit[],
): Promise<Reading> {
  const read = worthReading(hits);
  const reading = await reader.read({ core }, read);
  const lowest = reading.passages.at(-1)?.score ?? 0;
  const unread = hits
    .filter((hit) => !read.includes(hit))
    .map((hit) => ({ hit, score: lowest * hit.score }));
  return { ...reading, passages: [...reading.passages, ...unread] };
}

function toFound(context: Context, prepared: PreparedQuestion, reading: Reading): Answer {
  return {
    kind: 'found',
    question: prepared.question,
    language: prepared.language,
    confidence: reading.confidence,
    passages: toPassages(context, prepared, reading.passages),
    questionType: reading.questionType,
    highlight: reading.highlight,
    agrees: reading.agrees,
  };
}

function toNotFound(context: Context, prepared: PreparedQuestion, reading: Reading | null): Answer {
  return {
    kind: 'not-found',
    question: prepared.question,
    language: prepared.language,
    confidence: reading?.confidence ?? 0,
    passages: reading === null ? [] : toPassages(context, prepared, reading.passages),
    nearest: reading?.passages[0]?.hit.paragraph ?? null,
    missingTerms: missingTerms(
      context.folded,
      prepared.question.slice(0, MAX_QUESTION_CHARS),
      (word) => context.matcher.knows(word),
    ),
    suggestions: nearestSuggestions(context.suggestions()[prepared.language], prepared.core),
  };
}

function toOverview(
  context: Context,
  prepared: PreparedQuestion,
  { request, overview }: { request: OverviewRequest; overview: OverviewPassages },
): Answer {
  const told = overview.telling ?? overview.hits[0] ?? { paragraph: 1, windows: [] };
  const section = context.report.sections.find(({ number }) => number === overview.section);
  const topic = topicOf(request, section?.title || context.report.title);
  const ranked = overview.hits.map((hit, at) => ({ hit, score: 1 - at / 100 }));
  return {
    kind: 'overview',
    question: prepared.question,
    language: prepared.language,
    confidence: overview.confidence,
    passages: toPassages(context, prepared, ranked),
    section: overview.section,
    about: overview.about,
    highlight: overviewHighlight(sourcesOf(context), told, topic),
  };
}

/** What the highlighted sentence should speak of. */
function topicOf(request: OverviewRequest, title: string): string {
  if (request.about === 'topic' && request.asks !== 'what') return request.topic;
  return request.about === 'beginning' && request.asks === 'how' ? '' : title;
}

function sourcesOf({ folded, retriever, matcher }: Context): OverviewSources {
  return { folded, retriever, speaksOf: (topic, text) => matcher.speaksOf(topic, text) };
}

function toPassages(
  context: Context,
  prepared: PreparedQuestion,
  ranked: readonly { readonly hit: SearchHit; readonly score: number }[],
): readonly Passage[] {
  const bestKeyword = Math.max(...ranked.map(({ hit }) => hit.keyword), 0);
  return ranked.slice(0, MAX_PASSAGES).map(({ hit, score }) => ({
    paragraph: hit.paragraph,
    score,
    evidence: evidenceOf(context.folded, hit, {
      core: prepared.core,
      bestKeyword,
      matcher: context.matcher,
    }),
  }));
}

/** Runs the verbatim guard over what is going to be quoted; a mismatch is a bug and throws. */
function assertQuotable(
  context: Context,
  highlight: { paragraph: number; sentence: Range; span: Range | null },
): void {
  const paragraph = paragraphAt(context.report, highlight.paragraph);
  quote(context.report, paragraph);
  quote(context.report, paragraph, highlight.sentence);
  if (highlight.span !== null) quote(context.report, paragraph, highlight.span);
}

interface Range {
  readonly start: number;
  readonly end: number;
}
