import { baseForms, englishWords, isStopWord, type EnglishWord } from './english-words.ts';
import { figureConcepts, type FigureConcept } from './figures.ts';
import type { Lexicon, LexiconEntry, WeightedTerm } from './lexicon.ts';
import { nameConcepts } from './name-concepts.ts';
import type { PinyinTable } from './pinyin-table.ts';
import { spellingNeighbours } from './spelling.ts';
import type { TermPostings } from './term-postings.ts';

/** One thing a question is about, with the report wordings that would mention it. */
export interface QueryConcept {
  /** The question's own word, phrase or figure, folded. */
  readonly source: string;
  /** How much a match tells before the report's own statistics, about 0.3 to 1.5. */
  readonly importance: number;
  /** Folded substrings of a Chinese text; the best one present counts. Best first. */
  readonly alternatives: readonly WeightedTerm[];
}

/** What expansion draws on: knowledge of languages, and which terms this report has. */
export interface ExpansionParts {
  readonly lexicon: Lexicon;
  readonly pinyin: PinyinTable;
  readonly report: TermPostings;
}

/** Importance of figures, names and words quoted literally: those of a rare word. */
const RARE = 1.3;
/** Importance of figures below 100: reports are full of them. */
const COMMON = 0.8;
/** A year is what the whole report is about, or stands in many a sentence. */
const YEAR = 0.3;
const YEAR_FIGURE = /^(?:19|20)\d\d\s*年?$/u;
/** A corrected word is a guess. */
const GUESS = 0.8;

/**
 * Turns a folded question into concepts: translated words and phrases, figures in the report's
 * notation, names spelled in pinyin, Latin words and Chinese runs that the report itself uses.
 *
 * A Chinese question gives figures only: its own characters are the keyword index's matter.
 */
export function expandQuestion(folded: string, parts: ExpansionParts): readonly QueryConcept[] {
  const figures = figureConcepts(folded);
  const words = englishWords(folded).filter(({ start }) => !covers(figures, start));
  const names = nameConcepts(words, parts);
  const concepts = new Map<string, QueryConcept>();
  const add = (concept: QueryConcept): void => {
    if (!concepts.has(concept.source)) concepts.set(concept.source, concept);
  };
  for (const figure of figures) {
    // Alone it would count in full, and the keyword index has it already.
    if (YEAR_FIGURE.test(figure.source) && words.length === 0) continue;
    add(figureConcept(figure, parts.lexicon));
  }
  for (const { source, terms } of names) {
    add({ source, importance: RARE, alternatives: terms.map((term) => ({ term, weight: 1 })) });
  }
  const named = new Set(names.flatMap(({ words: used }) => used));
  for (const word of words) if (!named.has(word)) wordConcepts(word, parts).forEach(add);
  for (const concept of phraseConcepts(words, parts.lexicon)) add(concept);
  for (const concept of literalConcepts(folded, words, parts.report)) add(concept);
  return [...concepts.values()];
}

function covers(figures: readonly FigureConcept[], position: number): boolean {
  return figures.some(({ start, end }) => start <= position && position < end);
}

/** A lone number word (`two`) is a word too: the lexicon adds 两 and knows how little it tells. */
function figureConcept(figure: FigureConcept, lexicon: Lexicon): QueryConcept {
  const { source, alternatives } = figure;
  const entry = lexicon.find(source);
  if (entry !== undefined) return conceptOf(source, entry, alternatives);
  return { source, importance: figureImportance(source), alternatives };
}

function figureImportance(source: string): number {
  if (YEAR_FIGURE.test(source)) return YEAR;
  return /^\d{1,2}$/u.test(source) ? COMMON : RARE;
}

/** The word's own form in the lexicon, or the first base form that is there. */
function entryOf(word: string, lexicon: Lexicon): string | undefined {
  return [word, ...baseForms(word)].find((form) => lexicon.has(form));
}

function wordConcepts(word: EnglishWord, parts: ExpansionParts): readonly QueryConcept[] {
  const { lexicon, report } = parts;
  if (isStopWord(word.text)) return [];
  const literal = word.text.length > 1 && report.has(word.text);
  const own: readonly WeightedTerm[] = literal ? [{ term: word.text, weight: 1 }] : [];
  const entry = entryOf(word.text, lexicon);
  if (entry !== undefined) {
    if (isStopWord(entry)) return [];
    return [conceptOf(entry, lexicon.find(entry), own)];
  }
  if (literal) return [{ source: word.text, importance: RARE, alternatives: own }];
  return correctedConcepts(word.text, lexicon);
}

/** All known words one slip away, as one concept: the report decides which of them was meant. */
function correctedConcepts(word: string, lexicon: Lexicon): readonly QueryConcept[] {
  const known = (candidate: string): boolean => entryOf(candidate, lexicon) !== undefined;
  const entries = spellingNeighbours(word, known).flatMap((neighbour) => {
    const entry = entryOf(neighbour, lexicon);
    const found = entry === undefined || isStopWord(entry) ? undefined : lexicon.find(entry);
    return found === undefined ? [] : [found];
  });
  if (entries.length === 0) return [];
  const alternatives = entries
    .flatMap((entry) => entry.alternatives)
    .map(({ term, weight }) => ({ term, weight: weight * GUESS }))
    .sort((first, second) => second.weight - first.weight);
  const importance = Math.min(...entries.map((entry) => entry.importance));
  return [{ source: word, importance, alternatives }];
}

function phraseConcepts(words: readonly EnglishWord[], lexicon: Lexicon): readonly QueryConcept[] {
  const entries = words.map(({ text }) => entryOf(text, lexicon) ?? text);
  return entries.slice(1).flatMap((second, at) => {
    const phrase = `${entries[at] ?? ''} ${second}`;
    const found = lexicon.find(phrase);
    return found === undefined ? [] : [conceptOf(phrase, found, [])];
  });
}

function conceptOf(
  source: string,
  entry: LexiconEntry | undefined,
  own: readonly WeightedTerm[],
): QueryConcept {
  return {
    source,
    importance: entry?.importance ?? RARE,
    alternatives: [...own, ...(entry?.alternatives ?? [])],
  };
}

const CODE = /(?<![a-z\d])(?:[a-z]+\d[a-z\d.]*|\d+[a-z]+)(?![a-z\d])/gu;
const HAN_RUN = /\p{Script=Han}{2,}/gu;

/** Codes (`5g`, `g219`, `pm2.5`) and, inside an English question, Chinese words. */
function literalConcepts(
  folded: string,
  words: readonly EnglishWord[],
  report: TermPostings,
): readonly QueryConcept[] {
  const runs = folded.match(HAN_RUN) ?? [];
  const literals = [...(folded.match(CODE) ?? []), ...(words.length > runs.length ? runs : [])];
  return literals
    .filter((term) => report.has(term))
    .map((term) => ({ source: term, importance: RARE, alternatives: [{ term, weight: 1 }] }));
}
