const SOURCE = '(?:(?:报告|文章|报道|全文|材料)(?:里面?|里头|中|当中|内|上)?|文中|文里)';
const HOW = '(?:怎么|咋|如何|怎样|点样?|什么|啥|乜)样?';
const SAID = '(?:写|说|讲|表述|形容)';

/** Ways to ask for a text's own words, in folded questions. */
const REQUESTS: readonly RegExp[] = [
  // 文章里有句说…
  new RegExp(`${SOURCE}(?:有|那)?一?[句段]话?(?:是|系)?${SAID}?(?:的|道|过)?`, 'gu'),
  // …原话是怎么说的
  new RegExp(`(?:${SOURCE}的?)?(?:原文|原话|原句)(?:是|系)?(?:${HOW})?${SAID}?(?:的|嘅)?`, 'gu'),
  // …文中是怎么写的
  new RegExp(`${SOURCE}(?:是|系)?${HOW}${SAID}(?:的|嘅)?`, 'gu'),
  /\b(?:what (?:is|are|was|were) )?(?:the )?(?:exact|original) (?:words?|wording|phras(?:e|ing)|text|sentence)(?: (?:for|of|about))?\b/gu,
];

/** What is left must still ask about something. */
const SUBJECT = /\p{Script=Han}{2}|[a-z]{3}/u;

/**
 * A folded question without the words that ask for the report's own words ("…原话怎么说的"): they
 * say how to answer, not what about, and no passage has them. Returned as it was where nothing else is asked.
 */
export function withoutWordingRequest(folded: string): string {
  const left = REQUESTS.reduce((text, request) => text.replace(request, ' '), folded)
    .replace(/\s+/gu, ' ')
    .trim();
  return SUBJECT.test(left) ? left : folded;
}
