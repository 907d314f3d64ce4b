import { foldText } from '../text/fold.ts';
import type { PreviousExchange } from './answerer.ts';
import { contentWords } from './content-words.ts';
import { stripShell } from './conversational-shell.ts';

const ELLIPTIC =
  /^(?:那么?|那|咁|嗰|还有|而|又)|^(?:and|but|or|also|then|so)\b|^(?:what|how) about\b|(?:呢|咧|哩)\s*[?？]?$/u;
const CONNECTIVE =
  /^(?:那么?|那|咁|还有|而|and|but|or|also|then|so|(?:what|how) about)[\s,，]*|(?:呢|咧|哩)\s*[?？]?$/gu;
/** A question with more content words than this stands on its own. */
const MAX_ELLIPTIC_WORDS = 3;

/**
 * Completes a follow-up with what it leaves unsaid: "and rural roads?" after "for how many years have
 * ordinary roads …" becomes "rural roads … for how many years …".
 *
 * The follow-up's own words come first and the words of the earlier question that they replace
 * cannot be told apart from the others, so all of those stay. A question that stands on its own is
 * returned unchanged.
 *
 * @param core folded and without conversational shell
 */
export function completeFollowUp(core: string, previous: PreviousExchange | undefined): string {
  if (previous === undefined) return core;
  const words = contentWords(core);
  const elliptic = ELLIPTIC.test(core) || words.length === 0;
  if (!elliptic || words.length > MAX_ELLIPTIC_WORDS) return core;
  const earlier = stripShell(foldText(previous.question));
  return `${core.replace(CONNECTIVE, '').trim()} ${earlier}`.trim();
}
