/** How a claim lies best on a stretch of a text; indexes count tokens. */
export interface Alignment {
  /** The stretch of the text, half-open. */
  readonly start: number;
  readonly end: number;
  /** 1 when the stretch is the claim, 0 when they share nothing. */
  readonly similarity: number;
  /** Tokens of the claim that the stretch does not have in that place; ascending. */
  readonly claimOnly: readonly number[];
  /** Tokens of the text, inside the stretch, that the claim does not have; ascending. */
  readonly textOnly: readonly number[];
}

/**
 * Words of the report that a claim leaves out weigh half: a shortened quotation is nearer than one
 * with other words in it.
 */
const TEXT_ONLY = 1;

/** Cost of a token of the claim that the text lacks; figures carry most of what a claim says. */
function claimOnlyCost(token: string): number {
  return isNumber(token) ? 4 : 2;
}

/** Cost of one token in the place of another; a figure only ever stands for a figure. */
function replacedCost(claim: string, text: string): number {
  if (claim === text) return 0;
  if (isNumber(claim) !== isNumber(text)) return Infinity;
  return 2;
}

function isNumber(token: string): boolean {
  return /^\d/u.test(token);
}

/**
 * Aligns a whole claim with the stretch of a text that takes the cheapest edits (Sellers 1980: edit
 * distance with free ends in the text). O(claim × text) in time and memory.
 *
 * @param claim at least one token
 */
export function alignTokens(claim: readonly string[], text: readonly string[]): Alignment {
  const width = text.length + 1;
  const costs = new Uint32Array((claim.length + 1) * width);
  for (const [index, token] of claim.entries()) {
    const row = (index + 1) * width;
    const dropped = claimOnlyCost(token);
    costs[row] = (costs[row - width] ?? 0) + dropped;
    for (const [column, other] of text.entries()) {
      const at = row + column + 1;
      costs[at] = Math.min(
        (costs[at - width - 1] ?? 0) + replacedCost(token, other),
        (costs[at - width] ?? 0) + dropped,
        (costs[at - 1] ?? 0) + TEXT_ONLY,
      );
    }
  }
  return tracedBack({ claim, text, costs });
}

interface Matrix {
  readonly claim: readonly string[];
  readonly text: readonly string[];
  readonly costs: Uint32Array;
}

function tracedBack({ claim, text, costs }: Matrix): Alignment {
  const width = text.length + 1;
  const lastRow = costs.subarray(claim.length * width);
  const cost = lastRow.reduce((least, other) => Math.min(least, other));
  const end = lastRow.indexOf(cost);
  const claimOnly: number[] = [];
  const textOnly: number[] = [];
  let column = end;
  for (let row = claim.length; row > 0;) {
    const at = row * width + column;
    const here = costs[at] ?? 0;
    const token = claim[row - 1] ?? '';
    const replaced = column > 0 ? replacedCost(token, text[column - 1] ?? '') : Infinity;
    if (here === (costs[at - width - 1] ?? 0) + replaced) {
      row -= 1;
      column -= 1;
      if (replaced > 0) {
        claimOnly.push(row);
        textOnly.push(column);
      }
    } else if (here === (costs[at - width] ?? 0) + claimOnlyCost(token)) {
      row -= 1;
      claimOnly.push(row);
    } else {
      column -= 1;
      textOnly.push(column);
    }
  }
  const whole = claim.reduce((sum, token) => sum + claimOnlyCost(token), 0);
  return withoutForeignBeginning(text, {
    start: column,
    end,
    similarity: 1 - cost / whole,
    claimOnly: claimOnly.toReversed(),
    textOnly: textOnly.toReversed(),
  });
}

/** Drops words that only the text has from the beginning of the stretch: they lie outside the claim. */
function withoutForeignBeginning(text: readonly string[], alignment: Alignment): Alignment {
  let { start, textOnly } = alignment;
  while (textOnly[0] === start && start < alignment.end && !isNumber(text[start] ?? '')) {
    start += 1;
    textOnly = textOnly.slice(1);
  }
  return { ...alignment, start, textOnly };
}
