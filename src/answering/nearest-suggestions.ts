import { foldText } from '../text/fold.ts';

/** Suggestions under one refusal. */
const SHOWN = 3;

/**
 * The suggestions nearest in topic to a question come first; those equally near begin at another one
 * for every question, the same whenever it is asked.
 *
 * @param core folded
 * @returns up to three
 */
export function nearestSuggestions(
  suggestions: readonly string[],
  core: string,
): readonly string[] {
  const asked = pairsIn(core);
  const first = hashOf(core) % Math.max(suggestions.length, 1);
  return [...suggestions.slice(first), ...suggestions.slice(0, first)]
    .map((suggestion) => ({
      suggestion,
      shared: [...pairsIn(foldText(suggestion))].filter((pair) => asked.has(pair)).length,
    }))
    .sort((left, right) => right.shared - left.shared)
    .slice(0, SHOWN)
    .map(({ suggestion }) => suggestion);
}

/** What questions ask with tells no topic. */
const ASKING = /多少|百分之|什么|几[个起人年]|哪[里些个]/gu;

function pairsIn(folded: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [run] of folded.replace(ASKING, ' ').matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at + 2 <= run.length; at += 1) pairs.add(run.slice(at, at + 2));
  }
  return pairs;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
