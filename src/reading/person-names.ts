import type { TextRange } from '../text/fold.ts';
import { SURNAME_SOURCE } from './candidates/shape.ts';
import type { ExplainedConcept } from './question-terms.ts';

/** Ends of what a person is: offices, occupations, parts in a story. */
const ROLE =
  '(?:[处局厅部科司院校社行所队站组会室庭股省市区县镇乡村州班船机厂店馆总船]长|书记|主任|主席|主管|总统|总理|首相|大臣|大使|[委党队会职学社研动成演教技馆视查调专]员|发言人|负责人|经理|总裁|董事|教授|院士|[医律教厨技药护讲画工][师生士]|工程师|设计师|法官|检察官|[民干特交辅警][警官]|记者|编辑|秘书|居民|村民|市民|农户|志愿者|教练|选手|司机|船员|校友|先生|女士)';
const NAME = `(?:${SURNAME_SOURCE})[\\p{Script=Han}]{1,2}?`;
const AFTER_NAME =
  '(?=[说称讲道介表坦感认指强告透回解笑报,、。:;“(]|明显|曾|正|也|在|向|与|和|带|$)';
const PEOPLE: readonly RegExp[] = [
  new RegExp(`(?<=${ROLE})${NAME}${AFTER_NAME}`, 'gu'),
  new RegExp(`(?:${SURNAME_SOURCE})某{1,2}`, 'gu'),
  new RegExp(`(?<=^|[,。;:“”])${NAME}(?=说|表示|介绍|告诉|坦言|感慨|认为|指出|强调|回忆)`, 'gu'),
  new RegExp(
    `(?:${SURNAME_SOURCE})\\p{Script=Han}{0,2}(?:先生|女士|阿姨|大爷|大妈|奶奶|爷爷)`,
    'gu',
  ),
  /\p{Script=Han}{1,6}·\p{Script=Han}{1,6}/gu,
];

/**
 * Does a folded text name a person, as far as the words around the name tell?
 *
 * @param office what that person must be ("院长"); anybody where it is empty
 */
export function namesPerson(text: string, office = ''): boolean {
  const holder = new RegExp(`${office}(?:${SURNAME_SOURCE})\\p{Script=Han}`, 'u');
  return office === '' ? PEOPLE.some((pattern) => text.search(pattern) >= 0) : holder.test(text);
}

const TITLED = new RegExp(
  `^(?:.*${ROLE})(?=(?<name>(?:${SURNAME_SOURCE})\\p{Script=Han}{1,2})$)`,
  'u',
);

/** A titled name without its title ("某局办公室主任李明" is 李明); null where the text is no such thing. */
export function bareName(text: string): string | null {
  return TITLED.exec(text)?.groups?.['name'] ?? null;
}

const PHRASE_START = /[,。;:!?“”()、\s]/u;

/** What a folded text says right before a name about that person ("某局局长" before 李明); null where it does not. */
export function titleOf(text: string, name: string): TextRange | null {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    let start = at;
    while (start > 0 && !PHRASE_START.test(text.charAt(start - 1))) start -= 1;
    if (at - start >= 2 && ENDS_AS_TITLE.test(text.slice(start, at))) return { start, end: at };
  }
  return null;
}

const ENDS_AS_TITLE = new RegExp(`${ROLE}$`, 'u');

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
