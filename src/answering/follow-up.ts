import { foldText } from '../text/fold.ts';
import type { PreviousExchange } from './answerer.ts';
import { contentWords } from './content-words.ts';
import { stripShell } from './conversational-shell.ts';
import { putInPlace } from './parallel-words.ts';

const ELLIPTIC =
  /^(?:那么?|那|咁|𠮶|还有|而|又)|^(?:and|but|or|also|then|so)\b|^(?:what|how) about\b|(?:呢|咧|哩)\s*[?？]?$/u;
const CONNECTIVE =
  /^(?:那么?|那|咁|还有|而|and|but|or|also|then|so|(?:what|how) about)[\s,，]*|(?:呢|咧|哩)\s*[?？]?$/gu;
const ASKING =
  /什么|哪|谁|多少|几|怎|咋|为何|如何|吗$|咩|边|点解|\b(?:what|which|who|when|where|why|how)\b/u;
/** A question with more content words than this stands on its own. */
const MAX_ELLIPTIC_WORDS = 3;

/**
 * Completes a follow-up with what it leaves unsaid: "and rural roads?" after "for how many years have
 * ordinary roads …" becomes "for how many years have rural roads …".
 *
 * Where the words it replaces cannot be told, its own words come first and all the earlier ones
 * after them; where only the answer is known, the words of that. A question that stands on its own
 * is returned unchanged.
 *
 * @param core folded and without conversational shell
 */
export function completeFollowUp(core: string, previous: PreviousExchange | undefined): string {
  if (previous === undefined) return core;
  const words = contentWords(core);
  const elliptic = ELLIPTIC.test(core) || words.length === 0;
  if (!elliptic || words.length > MAX_ELLIPTIC_WORDS) return core;
  const earlier = stripShell(foldText(previous.question));
  const own = core
    .replace(CONNECTIVE, '')
    .replace(/[?？\s]+$/u, '')
    .replace(/(?<=\d)\s+(?=年)/gu, '')
    .trim();
  if (earlier === '') return [own, ...wordsSaid(previous)].join(' ').trim();
  const asksItself = ASKING.test(own);
  const replaced = asksItself ? null : putInPlace(own, earlier);
  if (replaced !== null) return replaced;
  // With two asking words nobody could tell which of them is meant.
  const rest =
    asksItself && words.length > 0 ? contentWords(earlier).map(({ folded }) => folded) : [earlier];
  return [own, ...rest].join(' ').trim();
}

/** The words of an earlier answer, its figures left out: those are what is asked for anew. */
function wordsSaid({ said = '' }: PreviousExchange): readonly string[] {
  return contentWords(foldText(said))
    .map(({ folded }) => folded)
    .filter((word) => !/\d/u.test(word));
}
