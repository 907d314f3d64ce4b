/** A folded Chinese substring that stands for a question's word, with how surely it does. */
export interface WeightedTerm {
  readonly term: string;
  /** 0 to 1. */
  readonly weight: number;
}

/** What the lexicon knows of one word or two-word phrase. */
export interface LexiconEntry {
  /** How much a match of this word tells, about 0.3 (a common word) to 1.5 (a rare one). */
  readonly importance: number;
  /** Best first, never empty. */
  readonly alternatives: readonly WeightedTerm[];
}

/** Read access to the learned lexicon; entries are lower-case base forms or Chinese wordings. */
export interface Lexicon {
  readonly size: number;
  has(entry: string): boolean;
  find(entry: string): LexiconEntry | undefined;
}

/**
 * Parses `embeddings/lexicon/lexicon.tsv`: a line is `entry⇥importance⇥term+weight …`, where the
 * importance and the two-digit weight behind every term are hundredths.
 *
 * Lines are kept as text and decoded when they are asked for: loading stays under 50 ms.
 */
export function parseLexicon(tsv: string): Lexicon {
  const lines = new Map<string, string>();
  for (const line of tsv.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0) lines.set(line.slice(0, tab), line.slice(tab + 1));
  }
  return {
    size: lines.size,
    has: (entry) => lines.has(entry),
    find(entry) {
      const line = lines.get(entry);
      return line === undefined ? undefined : decode(line);
    },
  };
}

function decode(line: string): LexiconEntry {
  const [importance = '', terms = ''] = line.split('\t');
  return { importance: Number(importance) / 100, alternatives: parseWeightedTerms(terms) };
}

const TERM = /^(.+?)(\d{1,3})$/u;

/** Decodes `信访88 请愿7`: terms with their weights in hundredths, in the order given. */
export function parseWeightedTerms(terms: string): readonly WeightedTerm[] {
  return terms.split(' ').flatMap((item) => {
    const [, term, hundredths] = TERM.exec(item) ?? [];
    return term === undefined ? [] : [{ term, weight: Number(hundredths) / 100 }];
  });
}
