/**
 * What an edit costs. Words of the report that a claim leaves out weigh half: a shortened quotation
 * is nearer than one with other words in it.
 */
const CLAIM_ONLY = 2;
const TEXT_ONLY = 1;
const REPLACED = 2;

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
 * Aligns a whole claim with the stretch of a text that takes the cheapest edits (Sellers 1980: edit
 * distance with free ends in the text). O(claim × text) in time and memory.
 *
 * @param claim at least one token
 */
export function alignTokens(claim: readonly string[], text: readonly string[]): Alignment {
  const width = text.length + 1;
  const costs = new Uint32Array((claim.length + 1) * width);
  for (let row = 1; row <= claim.length; row += 1) {
    costs[row * width] = row * CLAIM_ONLY;
    for (let column = 1; column < width; column += 1) {
      const at = row * width + column;
      const differs = claim[row - 1] === text[column - 1] ? 0 : REPLACED;
      costs[at] = Math.min(
        (costs[at - width - 1] ?? 0) + differs,
        (costs[at - width] ?? 0) + CLAIM_ONLY,
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
  const cost = lastRow.reduce((least, cost) => Math.min(least, cost));
  const end = lastRow.indexOf(cost);
  const claimOnly: number[] = [];
  const textOnly: number[] = [];
  let column = end;
  for (let row = claim.length; row > 0;) {
    const at = row * width + column;
    const here = costs[at] ?? 0;
    const differs = claim[row - 1] === text[column - 1] ? 0 : REPLACED;
    if (column > 0 && here === (costs[at - width - 1] ?? 0) + differs) {
      row -= 1;
      column -= 1;
      if (differs !== 0) {
        claimOnly.push(row);
        textOnly.push(column);
      }
    } else if (here === (costs[at - width] ?? 0) + CLAIM_ONLY) {
      row -= 1;
      claimOnly.push(row);
    } else {
      column -= 1;
      textOnly.push(column);
    }
  }
  return {
    start: column,
    end,
    similarity: 1 - cost / (CLAIM_ONLY * claim.length),
    claimOnly: claimOnly.toReversed(),
    textOnly: textOnly.toReversed(),
  };
}
