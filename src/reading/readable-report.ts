import { fold, foldText, type FoldedText, type TextRange } from '../text/fold.ts';
import { splitClauses, splitSentences } from '../text/sentences.ts';
import type { Report } from '../report/report.ts';
import type { AffinityScorer } from './affinity/affinity-model.ts';
import { candidatesIn, type Candidate } from './candidates/candidate-spans.ts';
import type { EdgeScorer } from './candidates/edge-model.ts';
import { listsIn, type ListMember } from './lists.ts';
import { reportYears, type ReportYears } from './report-years.ts';
import { yearsIn, type ReportFrame } from '../report/report-frame.ts';

/** A sentence with its place in the original and in the folded paragraph. */
export interface ReadableSentence extends TextRange {
  readonly original: TextRange;
  /** Lists in it. */
  readonly lists: readonly (readonly ListMember[])[];
  /** Years it speaks of. */
  readonly years: ReadonlySet<number>;
  /** Folded units of the paragraph. */
  readonly clauses: readonly TextRange[];
}

/** A candidate with what the affinity model knows it by. */
export interface ReadableCandidate extends Candidate {
  /** Positions of its clues. */
  readonly clues: Int32Array;
}

/** A paragraph made ready for reading. */
export interface ReadableParagraph {
  readonly number: number;
  readonly years: ReadonlySet<number>;
  readonly folded: FoldedText;
  readonly sentences: readonly ReadableSentence[];
  readonly candidates: readonly ReadableCandidate[];
}

/** A report whose paragraphs are analysed when first read. */
export interface ReadableReport {
  readonly size: number;
  /** Folded. */
  readonly title: string;
  readonly years: ReportYears;
  paragraph(number: number): ReadableParagraph;
  /** Inverse document frequency of one or two characters, a figure or a Latin word. */
  rarity(term: string): number;
  /** Does some paragraph have the term? */
  has(term: string): boolean;
  /** Does the report, its title included, say this anywhere? */
  says(folded: string): boolean;
}

/** Analysed paragraphs kept; a long report must not fill the memory. */
const KEPT = 1_500;

/** Prepares a report; paragraphs are analysed on demand and kept. */
export function readableReport(
  report: Report,
  scorers: { readonly edges: EdgeScorer; readonly affinity: AffinityScorer },
): ReadableReport {
  const folded = report.paragraphs.map(({ text }) => fold(text));
  const frequency = countGrams(folded.map(({ text }) => text));
  const kept = new Map<number, ReadableParagraph>();
  const size = report.paragraphs.length;
  const years = reportYears(report);
  const title = foldText(report.title);
  return {
    size,
    title,
    years,
    says: (text) => title.includes(text) || folded.some((each) => each.text.includes(text)),
    rarity(term) {
      const count = frequency.get(term) ?? 0;
      return Math.log(1 + (size - count + 0.5) / (count + 0.5));
    },
    has: (term) => frequency.has(term),
    paragraph(number) {
      let readable = kept.get(number);
      if (readable === undefined) {
        const text = report.paragraphs[number - 1]?.text ?? '';
        const parts = { number, text, folded: folded[number - 1] ?? fold(''), frame: years.frame };
        readable = analyse(parts, scorers);
        if (kept.size >= KEPT) kept.clear();
        kept.set(number, readable);
      }
      return readable;
    },
  };
}

function analyse(
  {
    number,
    text,
    folded,
    frame,
  }: { number: number; text: string; folded: FoldedText; frame: ReportFrame | null },
  { edges, affinity }: { readonly edges: EdgeScorer; readonly affinity: AffinityScorer },
): ReadableParagraph {
  const sentences = splitSentences(text).flatMap((original): readonly ReadableSentence[] => {
    const start = foldedOffset(folded, original.start);
    const end = foldedOffset(folded, original.end);
    if (end <= start) return [];
    const clauses = splitClauses(folded.text.slice(start, end)).map((clause) => ({
      start: start + clause.start,
      end: start + clause.end,
    }));
    const years = yearsIn(folded.text.slice(start, end), frame);
    const lists = listsIn(folded.text, { start, end });
    return [{ start, end, original, clauses, lists, years }];
  });
  const candidates = sentences.flatMap((sentence, index) =>
    candidatesIn(folded.text, { start: sentence.start, end: sentence.end, index }, edges).map(
      (candidate) => ({ ...candidate, clues: affinity.cluesOf(folded.text, candidate) }),
    ),
  );
  const years = new Set(sentences.flatMap((sentence) => [...sentence.years]));
  return { number, years, folded, sentences, candidates };
}

/** The first folded unit that came from `offset` or later. */
function foldedOffset(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const UNITS = /\p{Script=Han}+|\d+(?:[.,]\d+)*|[a-z]+/gu;

function countGrams(texts: readonly string[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const gram of gramsOf(text)) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  }
  return frequency;
}

/** Han characters and neighbouring pairs, figures and Latin words of a folded text. */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const [run] of text.matchAll(UNITS)) {
    if (/^[\da-z]/u.test(run)) {
      grams.add(run);
      continue;
    }
    const characters = Array.from(run);
    characters.forEach((character, at) => {
      grams.add(character);
      const next = characters[at + 1];
      if (next !== undefined) grams.add(character + next);
    });
  }
  return grams;
}
