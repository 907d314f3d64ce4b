import type { QuestionType } from '../answering/answer.ts';

/** What an answer has to look like, read off the wording of a question. */
export interface Expectation {
  readonly type: QuestionType;
  /** Folded beginnings of the unit asked for (`人次`, `%`); empty when the question names none. */
  readonly units: readonly string[];
  /** A figure is given and the thing it counts is asked for. */
  readonly reverse: boolean;
  /** The report's own words are asked for. */
  readonly quotes: boolean;
  /** How many items are asked for; 0 when the question does not say. */
  readonly items: number;
  /** Mostly in Latin script. */
  readonly latin: boolean;
}

const HAN_COUNT = '一二两三四五六七八九十';
const MEASURE =
  '[个名位人次起件项类条处栋家户所座辆台套场批届天日年岁元里米亩吨度倍成级份笔例宗间支只种章门间]';

const PATTERNS: readonly (readonly [QuestionType, RegExp])[] = [
  [
    'yes-no',
    /吗[?\s呀啊]*$|[没嘛咩未][?\s]*$|是不是|有没有|有冇|系咪|是否|能否|会不会|能不能|有无|^(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|any)\b/u,
  ],
  [
    'percentage',
    /百分之[几多]|百分比|百分点|几成|多少成|占比|比例|比重|几个点|[降升涨增]幅|增速|增长率|(?:增长|下降|上升|提高|减少|少|增加|涨|降|跌|升)(?:了|咗)?(?:多少|几多)$|\b(?:percent|percentage|per cent|share|proportion|ratio|rate|growth|by how much)\b|%/u,
  ],
  [
    'when',
    /什么时候|啥时候?|咩时候|何时|几时|哪年|哪一?年|哪天|哪一天|哪日|哪个月|几月|几号|几点|边年|边日|哪个?时间|到哪一?年|\bwhen\b|\b(?:what|which) (?:year|month|date|day|time|period|week)\b/u,
  ],
  [
    'number',
    new RegExp(
      `多少|几多|几耐|多久|多长|多大|多高|多远|多重|第几|排名?第|(?<!哪)几${MEASURE}|几[百千万亿十]|数量|人数|总数|总额|金额|\\bhow (?:many|much|long|far|big|large|old|tall|high|often)\\b|\\bnumber of\\b|\\b(?:headcount|total|amount|cost|size|area)\\b`,
      'u',
    ),
  ],
  [
    'list',
    new RegExp(
      `哪些|哪几|边啲|边几|有哪|哪[${HAN_COUNT}\\d]|分别|包括|哪.{0,6}和哪|\\b(?:which|what) (?:two|three|four|five|six|seven|eight|nine|ten|\\d+|are|were|areas|fields|kinds|types|regions|industries|measures|sectors)\\b|\\blist\\b|\\bname (?:the|two|three)\\b`,
      'u',
    ),
  ],
  ['who', /谁|边个|边位|哪位|什么人|啥人|哪个人|(?:干|做)(?:什么|啥|咩)的|\bwho(?:m|se)?\b/u],
  [
    'where',
    /哪里|哪儿|哪块|边度|边处|边条|哪个?(?:市|省|区|县|镇|乡|村|城市|国家|国|地方|地区|州|港|岛|口岸|城)|哪条[江河路]|什么地方|啥地方|在哪|去哪|到哪|\bwhere\b|\bwhich (?:city|province|county|district|town|village|country|place|river|port|region|area|prefecture|island)\b/u,
  ],
  [
    'how-or-why',
    /为什么|为啥|为何|点解|怎么|怎样|咋|如何|点样|图啥|原因|目的|\bwhy\b|\bhow\b|\bwhat for\b|\bpurpose\b|\breason\b/u,
  ],
];

const QUOTES =
  /原话|原文|原句|怎么写|咋写|怎么说|怎么讲|点讲|口号|[几两二三四五六七八九十\d]个字|exact (?:words|wording)|\bquote\b|\bphrase\b/u;
const FIGURE = /\d+(?:[.,]\d+)*\s*(?:%|万亿|[万亿千百])?/u;
const REVERSE =
  /(?:是|系|说|指|讲|代表)(?:的|嘅)?(?:什么|啥|咩|乜|哪)|(?:什么|啥|哪个)(?:数|的数|数量|指标)|\bwhat (?:is|was|does|do|are|were|went|rose|fell|grew)\b|\brefers? to\b/u;

/** Reads the expectation off a folded question. */
export function expectationOf(core: string): Expectation {
  const type = PATTERNS.find(([, pattern]) => pattern.test(core))?.[0] ?? 'what';
  const figure = FIGURE.test(core);
  const han = core.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = core.match(/[a-z]+/gu)?.length ?? 0;
  return {
    type,
    units: unitsOf(core, type),
    reverse: figure && REVERSE.test(core),
    quotes: QUOTES.test(core),
    items: itemsOf(core),
    latin: latin > han,
  };
}

/** Measure words of one kind of thing; the mainland, Taiwan and Hong Kong prefer different ones. */
const MEASURES = ['人名位个', '起宗件例单场', '家间所户个', '辆部架台', '项条个', '元块蚊'];
/** Units that only begin like a measure word. */
const OTHER_UNIT = /^(?:人次|个月|个小时|个百分点)/u;
const ASKED_UNIT = /(?:多少|几多|几|第几)(?:多)?(?<unit>[\p{Script=Han}]{1,4})/gu;
const ENGLISH_UNITS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:people|persons?|workers|headcount|staff|residents|students)\b/u, '人 名 位'],
  [/\b(?:kilomet(?:re|er)s?|km)\b/u, '公里 千米'],
  [/\bcases?\b/u, '起 件 宗 例'],
  [/\b(?:yuan|money|cost|spend|spent|rmb|income|revenue|invest\w*)\b/u, '元 亿 万'],
  [/\b(?:years?|how old)\b/u, '年 岁'],
  [/\bdays?\b/u, '天 日'],
  [/\bhours?\b/u, '小时 个小时'],
  [/\bminutes?\b/u, '分钟'],
  [/\bmonths?\b/u, '个月 月'],
  [/\b(?:percent|percentage|share|growth|rate)\b/u, '%'],
  [/\b(?:tons?|tonnes?)\b/u, '吨'],
  [/\b(?:companies|firms|enterprises|schools|hospitals|institutions)\b/u, '家 户 所 个'],
  [/\b(?:households?|famil(?:y|ies))\b/u, '户'],
  [/\b(?:villages?|projects?|cities|counties|towns)\b/u, '个 项'],
  [/\b(?:mu|hectares?|land|acres)\b/u, '亩 公顷'],
  [/\btimes\b/u, '次 倍'],
];

function unitsOf(core: string, type: QuestionType): readonly string[] {
  const units: string[] = [];
  for (const match of core.matchAll(ASKED_UNIT)) {
    const unit = match.groups?.['unit'] ?? '';
    for (let length = Math.min(3, unit.length); length > 0; length -= 1) {
      units.push(unit.slice(0, length));
    }
    if (OTHER_UNIT.test(unit)) continue;
    const like = MEASURES.filter((kind) => kind.includes(unit.charAt(0)));
    units.push(...like.flatMap((kind) => Array.from(kind)));
  }
  if (type === 'percentage') units.push('%', '个百分点', '成');
  for (const [pattern, words] of ENGLISH_UNITS) {
    if (pattern.test(core)) units.push(...words.split(' '));
  }
  if (/多久|几耐|多长时间/u.test(core)) units.push('年', '天', '小时', '个月', '月', '分钟', '日');
  if (/多少钱|几多钱|金额|总额/u.test(core)) units.push('元', '亿元', '万元');
  return units;
}

const ENGLISH_COUNTS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

function itemsOf(core: string): number {
  const han = new RegExp(
    `(?:哪|边|几)?([${HAN_COUNT}])(?:个|项|大|类|种|件|家|位|条|座|样|点)`,
    'u',
  ).exec(core)?.[1];
  if (han !== undefined) return han === '两' ? 2 : '一二三四五六七八九十'.indexOf(han) + 1;
  const english =
    /\b(?:which|what|the|name) (two|three|four|five|six|seven|eight|nine|ten)\b/u.exec(core)?.[1];
  return english === undefined ? 0 : ENGLISH_COUNTS.indexOf(english) + 1;
}

/** Words that ask or glue; what is left of a question is its subject. */
const ASKING =
  /什么时候|啥时候|什么样|为什么|是不是|有没有|多少|几多|几时|几耐|什么|怎么样|怎么|怎样|如何|哪里|哪儿|哪个|哪些|哪几|哪位|哪|边个|边度|边啲|边|谁|啥|咋|吗|呢|吧|呀|啊|嘅|咗|嘢|咩|乜|点解|点样|系咪|系|喺|唔|有冇|冇|请问|一共|总共|的|了|是|个|\b(?:the|a|an|of|in|on|at|to|for|is|are|was|were|did|do|does|what|which|who|when|where|why|how|many|much)\b/gu;

/** The subject of a folded question: its asking words replaced by spaces. */
export function subjectOf(core: string): string {
  return core.replace(ASKING, ' ');
}
