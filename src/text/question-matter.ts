const SOURCE = '(?:(?:报告|文章|报道|全文|材料)(?:里面?|里头|中|当中|内|上)?|文中|文里)';
const HOW = '(?:怎么|咋|如何|怎样|点样?|什么|啥|乜)样?';
const SAID = '(?:写|说|讲|表述|形容)';

/** Ways to ask for a text's own words or for a sum, in folded questions. */
const REQUESTS: readonly RegExp[] = [
  // 文章里有句说…
  new RegExp(`${SOURCE}(?:有|那)?一?[句段]话?(?:是|系)?${SAID}?(?:的|道|过)?`, 'gu'),
  // …原话是怎么说的
  new RegExp(`(?:${SOURCE}的?)?(?:原文|原话|原句)(?:是|系)?(?:${HOW})?${SAID}?(?:的|嘅)?`, 'gu'),
  // …文中是怎么写的
  new RegExp(`${SOURCE}(?:是|系)?${HOW}${SAID}(?:的|嘅)?`, 'gu'),
  /\b(?:what (?:is|are|was|were) )?(?:the )?(?:exact|original) (?:words?|wording|phras(?:e|ing)|text|sentence)(?: (?:for|of|about))?\b/gu,
  /\b(?:in total|altogether|all told|in all)\b/gu,
];

/** Asks for a yes or a no. */
const DOUBT =
  /吗[?\s呀啊]*$|是不是|是否|系咪|对不对|对吗|^(?:is|are|was|were|did|does|do|has|have|had)\b/u;
/** A figure that is put forward: with a percent sign or a measure word, no date and no ordinal. */
const CLAIM =
  /(?<![第\d.])\d+(?:[.,]\d+)*(?:万亿|[万亿千百])?[多余]?(?:%|(?:个百分点|[起件宗例人名位个家户所间辆次项条元公米亩吨])(?!月)| ?(?:percent|per cent)\b)(?!(?:是|系)(?!不是))/gu;

/** What is left must still ask about something. */
const SUBJECT = /\p{Script=Han}{2}|[a-z]{3}/u;
const WHOLE_SUBJECT = /\p{Script=Han}{4}|[a-z]{3,} [a-z]{3,}/u;

/**
 * What a folded question is about: without the words that ask for the report's own words ("…原话怎么说的")
 * or for a sum ("in total"), which say how to answer and stand in no passage, and without a figure that it
 * only puts forward ("是不是下降了3.2%"), which may stand for something else. Returned as it was where
 * nothing else is asked.
 */
export function matterOf(folded: string): string {
  const asked = without(folded, REQUESTS, SUBJECT);
  return DOUBT.test(asked) ? without(asked, [CLAIM], WHOLE_SUBJECT) : asked;
}

function without(text: string, parts: readonly RegExp[], subject: RegExp): string {
  const left = parts
    .reduce((rest, part) => rest.replace(part, ' '), text)
    .replace(/\s+/gu, ' ')
    .trim();
  return subject.test(left) ? left : text;
}
