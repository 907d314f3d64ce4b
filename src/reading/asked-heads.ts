import type { ExplainedConcept } from './question-terms.ts';

const MEASURE = '[个条座位家项种类些样所份部本场次届支间啲处只门句段]';
const HAN_HEAD = new RegExp(
  `(?:哪|边|什么|啥|咩|乜嘢|乜|何)(?:[一二两三四五六七八九十几\\d]+)?${MEASURE}?(?<head>\\p{Script=Han}{1,4})`,
  'gu',
);
const LONGEST_HEAD = 3;
/** Weaker translations of the noun asked for are too many to tell anything. */
const SURE = 0.25;
const ENGLISH_HEAD =
  /\b(?:which|what)(?: (?:two|three|four|five|six|seven|eight|nine|ten|is|was|are|were|the|kind of|type of|sort of|name of))* (?<words>[a-z]+(?: [a-z]+){0,2})/gu;

/**
 * What kind of thing a folded question asks for by name, as folded Han wordings: 江 in 哪条江,
 * 使命任务 in 什么使命任务 with its beginnings; translations of `court` in "which specialised court".
 */
export function askedHeads(core: string, concepts: readonly ExplainedConcept[]): readonly string[] {
  const heads = new Set<string>();
  for (const match of core.matchAll(HAN_HEAD)) {
    const head = match.groups?.['head'] ?? '';
    for (let length = 1; length <= Math.min(LONGEST_HEAD, head.length); length += 1) {
      heads.add(head.slice(0, length));
    }
  }
  for (const match of core.matchAll(ENGLISH_HEAD)) {
    const words = new Set(match.groups?.['words']?.split(' ') ?? []);
    for (const { source, alternatives } of concepts) {
      if (!words.has(source)) continue;
      for (const { term, weight } of alternatives) if (weight >= SURE) heads.add(term);
    }
  }
  return [...heads];
}
