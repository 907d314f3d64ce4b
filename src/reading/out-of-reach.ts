import type { QuestionView } from './passage-view.ts';
import { officeAskedAbout } from './people-asked-about.ts';
import { namesPerson } from './person-names.ts';
import type { ReadableReport } from './readable-report.ts';

/** Kinds of amounts that a question may ask for in so many words, and how figures of that kind end. */
const AMOUNTS: readonly { readonly asked: RegExp; readonly figure: RegExp }[] = [
  {
    asked:
      /多少钱|几多钱|几钱|工资|薪水|月薪|年薪|花(?:了|费)?(?:多少|几多)|售价|单价|\b(?:salary|salaries|wages?|price|how much money)\b/u,
    figure: /[\d十百千万亿余多](?:[美欧港日]?元|块|英镑|美金)/u,
  },
  { asked: /几岁|多大年纪|年龄|\bhow old\b/u, figure: /[\d十]岁|年龄/u },
  {
    asked: /多少亩|几多亩|面积(?:是|有|为)?多[少大]/u,
    figure: /[\d十百千万亿余多](?:亩|公顷|平方)/u,
  },
  {
    asked: /多少(?:公)?吨|几多吨|多少(?:公)?斤|几多(?:公)?斤/u,
    figure: /[\d十百千万亿余多](?:吨|公?斤)/u,
  },
];

/** The clock, and the weather of a day that no report knows. */
const CLOCK_OR_WEATHER =
  /(?:现在|而家)几点|几点了|\bwhat time is it\b|(?:今[天日晚]|明[天日晚]|听日|现在|而家).*(?:天气|气温|几多?度|下雨|落雨)|\bweather\b.*\b(?:today|tomorrow|tonight|now)\b|\b(?:today|tomorrow|tonight)\b.*\bweather\b/u;

/** Is it plain that the report does not answer: a year or a place of which it never speaks, today's weather? */
export function isOutOfReach(
  { core, years, foreignPlaces }: QuestionView,
  report: ReadableReport,
): boolean {
  const said = report.years.all;
  return (
    foreignPlaces.length > 0 ||
    CLOCK_OR_WEATHER.test(core) ||
    (years.size > 0 && said.size > 0 && ![...years].some((year) => said.has(year)))
  );
}

/**
 * Can a folded text have what is asked for? Not the name of an office's holder where it names nobody there, nor
 * an amount of a kind of which it has none.
 */
export function mayAnswer({ core }: QuestionView, text: string): boolean {
  const office = officeAskedAbout(core);
  return (
    (office === null || namesPerson(text, office)) &&
    AMOUNTS.every(({ asked, figure }) => !asked.test(core) || figure.test(text))
  );
}
