/** How a claim lies best on a stretch of a text; indexes count tokens. */
export interface Alignment {
  /** The stretch of the text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Tokens replaced, missing or added, ≥ 0. */
  readonly edits: number;
  /** Tokens of the claim that the stretch does not have in that place; ascending. */
  readonly claimOnly: readonly number[];
  /** Tokens of the text, inside the stretch, that the claim does not have; ascending. */
  readonly textOnly: readonly number[];
}

/**
 * Aligns a whole claim with the stretch of a text that takes the fewest edits (Sellers 1980:
 * Levenshtein distance with free ends in the text). O(claim × text) in time and memory.
 */
export function alignTokens(claim: readonly string[], text: readonly string[]): Alignment {
  const width = text.length + 1;
  const costs = new Uint16Array((claim.length + 1) * width);
  for (let row = 1; row <= claim.length; row += 1) {
    costs[row * width] = row;
    for (let column = 1; column < width; column += 1) {
      const at = row * width + column;
      const differs = claim[row - 1] === text[column - 1] ? 0 : 1;
      costs[at] = Math.min(
        (costs[at - width - 1] ?? 0) + differs,
        (costs[at - width] ?? 0) + 1,
        (costs[at - 1] ?? 0) + 1,
      );
    }
  }
  return tracedBack({ claim, text, costs });
}

interface Matrix {
  readonly claim: readonly string[];
  readonly text: readonly string[];
  readonly costs: Uint16Array;
}

function tracedBack({ claim, text, costs }: Matrix): Alignment {
  const width = text.length + 1;
  const lastRow = costs.subarray(claim.length * width);
  const edits = lastRow.reduce((least, cost) => Math.min(least, cost));
  const end = lastRow.indexOf(edits);
  const claimOnly: number[] = [];
  const textOnly: number[] = [];
  let column = end;
  for (let row = claim.length; row > 0;) {
    const at = row * width + column;
    const cost = costs[at] ?? 0;
    const differs = column > 0 && claim[row - 1] === text[column - 1] ? 0 : 1;
    if (column > 0 && cost === (costs[at - width - 1] ?? 0) + differs) {
      row -= 1;
      column -= 1;
      if (differs === 1) {
        claimOnly.push(row);
        textOnly.push(column);
      }
    } else if (cost === (costs[at - width] ?? 0) + 1) {
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
    edits,
    claimOnly: claimOnly.toReversed(),
    textOnly: textOnly.toReversed(),
  };
}
