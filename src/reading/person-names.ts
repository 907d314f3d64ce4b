import type { TextRange } from '../text/fold.ts';
import { SURNAME_SOURCE } from './candidates/shape.ts';

/** Ends of what a person is: offices, occupations, parts in a story. */
export const ROLE =
  '(?:[处局厅部科司院校社行所队站组会室庭股省市区县镇乡村州班船机厂店馆总船]长|书记|主任|主席|主管|总统|总理|首相|大臣|大使|[委党队会职学社研动成演教技馆视查调专]员|发言人|负责人|经理|总裁|董事|教授|院士|[医律教厨技药护讲画工][师生士]|工程师|设计师|法官|检察官|[民干特交辅警][警官]|记者|编辑|秘书|居民|村民|市民|农户|志愿者|教练|选手|司机|船员|校友|先生|女士)';
const NAME = `(?:${SURNAME_SOURCE})[\\p{Script=Han}]{1,2}?`;
const AFTER_NAME =
  '(?=[说称讲道介表坦感认指强告透回解笑报,、。:;“(连很又都还就已刚常则将对把被从为等便忙赶激]|明显|曾|正|也|在|向|与|和|带|$)';
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

/** Where a folded text names people, as far as the words around the names tell. */
export function peopleIn(text: string): readonly TextRange[] {
  return PEOPLE.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: name, index }) => ({
      start: index,
      end: index + name.length,
    })),
  );
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
