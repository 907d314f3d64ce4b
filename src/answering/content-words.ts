import { wordsOf, type Word } from '../text/words.ts';

/** Words that ask, point, count or glue; they say nothing about the subject of a question. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `的 了 吗 呢 吧 啊 呀 哦 嘛 是 在 有 和 与 及 或 就 都 也 还 又 把 被 给 对 从 到 向 于 以 为 而 之 其 这 那 哪 谁 啥 咋 几 多 多少
  什么 怎么 怎样 怎么样 如何 为什么 为何 哪里 哪儿 哪个 哪些 哪几 哪家 几个 几多 多大 多久 多长 多高 多远 是否 是不是 有没有 能不能 可以 可否 能否
  一下 一个 一共 总共 共 个 些 名 位 次 里 中 上 下 里面 当中 其中 这个 那个 这些 那些 这里 那里 这样 那样 我 你 他 她 它 我们 你们 他们 咱 咱们
  请 请问 问 说 讲 叫 名字 称 指 来 去 要 会 能 该 应该 可能 已经 现在 目前 时候 什么样 时间 地方 情况 东西 事情 事儿 方面 报告 文章 文中 提到 说到
  嘅 咗 咩 乜 乜嘢 点 点样 点解 边 边个 边度 几时 几耐 系 喺 唔 冇 𠮶 啲 佢 佢哋 我哋 你哋 呢个 𠮶个 同 俾 畀 嚟
  的是 第几
  a an the is are was were be been being do does did done has have had will would can could should may might must shall
  of in on at to for from by with about into over under between among as than then so and or but if not no
  what which who whom whose when where why how many much long often far old is it its this that these those there here
  i you he she they we me him her them us my your his their our any some all each every more most other another
  people person persons number numbers thing things stuff report article text document say says said tell mention mentioned according please pls give name list show`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** What the ICU dictionary keeps as one word: an asking word with the measure word it counts. */
const ASKED_MEASURE =
  /^(?:多少|几|第几|哪)[个名人次位起件家项条种类座栋处所户间年月天日元块套台辆岁级省市县区]$/u;

/** Does a folded word only ask, point, count or glue? */
export function isEmptyWord(folded: string): boolean {
  return EMPTY_WORDS.has(folded);
}

/**
 * The words of a question that carry its subject, in order, without repetition.
 *
 * Single Han characters are left out: as dictionary words they mostly glue.
 */
export function contentWords(question: string): readonly Word[] {
  const seen = new Set<string>();
  return wordsOf(question).filter(({ folded }) => {
    if (EMPTY_WORDS.has(folded) || ASKED_MEASURE.test(folded) || seen.has(folded)) return false;
    if (/^\p{Script=Han}$/u.test(folded) || /^[a-z]{1,2}$/u.test(folded)) return false;
    seen.add(folded);
    return true;
  });
}
