import { ROLE } from './person-names.ts';
import type { ExplainedConcept } from './question-terms.ts';

const OFFICE =
  '(?:judge|director|head|chief|mayor|governor|president|chair(?:man|woman|person)?|ceo|secretary|minister|manager|leader|captain|commander|officer|spokes(?:man|woman|person)|doctor|nurse|teacher|principal|engineer|designer|architect|author|reporter|mother|father|son|daughter|wife|husband)';
const ASKS_NAME = new RegExp(
  `(?<office>${ROLE})(?:是|系)?(?:谁|边个|边位|哪位|哪个人|叫(?:什么|啥|咩|乜)|姓(?:什么|啥|咩)|(?:的)?名字)`,
  'u',
);
const ASKS_NAME_IN_ENGLISH = new RegExp(
  `\\b(?:who (?:is|was|were|are)|name of) the (?:[a-z]+ ){0,2}${OFFICE}\\b`,
  'u',
);

/**
 * The office or part of whom a folded question asks the name, as it says it in Chinese ("院长"), empty for one
 * in English; null where it asks otherwise.
 */
export function officeAskedAbout(core: string): string | null {
  const chinese = ASKS_NAME.exec(core)?.groups?.['office'];
  return chinese ?? (ASKS_NAME_IN_ENGLISH.test(core) ? '' : null);
}

const SOMEBODY =
  '(?:人|户|民|员|生|师|长|者|友|女的|男的|姑娘|小伙子?|老太太?|大爷|大妈|先生|女士)';
/** What people do, not offices. */
const PERSONAL_ACT =
  '(?:报(?:的|咗)?[警案]|打(?:的|咗)?电话|[说讲写拍看想][的过咗]|(?:介绍|回忆|告诉|感慨|感谢)(?:的|过|咗)?)';
const ASKS_WHAT_CALLED = new RegExp(
  `[位个名]\\p{Script=Han}{0,8}?${SOMEBODY}(?:是|系)?(?:叫|姓)(?:做)?(?:什么|啥|咩|乜)|(?:谁|边个)${PERSONAL_ACT}`,
  'u',
);

/** Does a folded question ask for the name of one person? */
export function asksForOnePerson(core: string): boolean {
  return ASKS_WHAT_CALLED.test(core) || officeAskedAbout(core) !== null;
}

/** Questions for what a person is, whose name they give. */
const ASKS_TITLE =
  /^(?<name>[\p{Script=Han}]{2,4}?)(?:是谁|系边个|是什么人|是啥人|是哪位|是(?:干|做)(?:什么|啥)的|(?:担任|是|任|现任)?(?:哪个单位的?|哪里的?)?(?:什么|啥|咩|乜嘢?)(?:职务|职位|职业|官|身份|[\p{Script=Han}]{0,3}[处局院部厅司科校]长|主任)(?:的)?|(?:的)?(?:职务|职位|头衔|身份)(?:是什么)?|(?:是|系)?哪个(?:单位|部门|机构)的?.{0,4})$/u;
const ASKS_TITLE_IN_ENGLISH =
  /^(?:who (?:is|was) (?<who>[a-z]+(?: [a-z]+)?)|what(?: is|'s|s) (?<whose>[a-z]+ [a-z]+)(?:'s|s)? (?:job(?: title)?|position|title|role|post)|(?<name>[a-z]+ [a-z]+)(?:'s|s)? (?:job(?: title)?|position|title|role|post))$/u;

/** How a report may write the name of whom a folded question asks what they are; empty when it asks otherwise. */
export function namesAskedAbout(
  core: string,
  concepts: readonly ExplainedConcept[],
): readonly string[] {
  const question = core.replace(/[?\s]+$/u, '');
  const chinese = ASKS_TITLE.exec(question)?.groups?.['name'];
  if (chinese !== undefined) return [chinese];
  const groups = ASKS_TITLE_IN_ENGLISH.exec(question)?.groups;
  const name = groups?.['name'] ?? groups?.['who'] ?? groups?.['whose'];
  const spelled = concepts.find(({ source }) => source === name);
  return spelled?.alternatives.map(({ term }) => term) ?? [];
}
