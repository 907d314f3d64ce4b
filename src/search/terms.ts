/**
 * The terms that the keyword index counts, in reading order with repetitions.
 *
 * `folded` is text from `foldText`. Every Han character and every pair of neighbouring ones is a
 * term; so are Latin words, and figures as typed: digits with inner separators, and once more with
 * the percent sign or the Han unit that follows (`12.4`, `12.4%`; `8.6`, `8.6万`). Figures written
 * in Han numerals are covered by the character pairs.
 */
export function keywordTerms(folded: string): readonly string[] {
  const terms: string[] = [];
  for (const match of folded.matchAll(RUNS)) {
    const run = match[0];
    if (isDigit(run)) pushFigure(terms, run, folded.slice(match.index + run.length));
    else if (HAN_START.test(run)) pushHanGrams(terms, run);
    else terms.push(run);
  }
  return terms;
}

// Letters but not Han ones: `GDP增长` is a Latin word and a Han run.
const RUNS = /\p{Script=Han}+|\d+(?:[.,:]\d+)*|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu;
const HAN_START = /^\p{Script=Han}/u;
const UNIT_AFTER = /^(?:%|‰|\p{Script=Han})/u;

function isDigit(run: string): boolean {
  return run >= '0' && run < ':';
}

function pushFigure(terms: string[], figure: string, after: string): void {
  terms.push(figure);
  const unit = UNIT_AFTER.exec(after)?.[0];
  if (unit !== undefined) terms.push(figure + unit);
}

function pushHanGrams(terms: string[], run: string): void {
  let previous = '';
  for (const character of run) {
    terms.push(character);
    if (previous !== '') terms.push(previous + character);
    previous = character;
  }
}
