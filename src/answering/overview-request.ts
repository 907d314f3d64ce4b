/** What an overview is wanted of. */
export type OverviewRequest =
  /** Which sections the report has. */
  | { readonly about: 'contents' }
  /** What the whole report says. */
  | { readonly about: 'report' }
  /** What stands at the report's beginning, or in which words it begins. */
  | { readonly about: 'beginning'; readonly asks: 'what' | 'how' }
  /** How the report ends. */
  | { readonly about: 'end' }
  /** The n-th named section, 1…n; -1 is the last. */
  | { readonly about: 'numbered-section'; readonly number: number }
  /** A section or topic named by the question; `topic` is folded. */
  | {
      readonly about: 'topic';
      readonly topic: string;
      readonly asks: 'what' | 'where' | 'which part';
    };

const REPORT = '(?:这|该|本|整|呢|𠮶)?(?:篇|个|份)?(?:报告|文章|报道|新闻|综述|全文|文)';
const PART = '(?:部分|一?节|章节?|板块|段落|小节|单元|篇章)';
const SAYS =
  '(?:都|主要|具体|大概|简单)?(?:讲讲|说说|(?:讲|说|写|谈|提|介绍|包括|包含|涉及)(?:了|到|的)?(?:是)?|(?:的)?(?:主要)?内容(?:是|有)?)(?:都|主要)?(?:说|讲)?(?:了)?(?:些)?(?:什么|啥|哪些|咩|乜嘢?)?';

const CONTENTS: readonly RegExp[] = [
  new RegExp(
    `(?:有|分(?:成|为)?|包括|包含)(?:了)?(?:哪|几|多少|边|什么)(?:几|些|啲)?(?:个)?(?:大)?${PART}$`,
    'u',
  ),
  /(?:报告|文章|全文|综述|文)的?(?:目录|结构|框架|提纲)(?:是什么|是怎样的?)?$|^(?:目录|结构|大纲|提纲)$/u,
  /\btable of contents\b|^(?:toc|outline)$|\boutline of (?:the|this) (?:report|article|document|text)\b/u,
  /\b(?:what|which|how many|list(?: the| all)?)(?: are the| are)? (?:main )?(?:sections|chapters|headings)\b(?! (?:cover|mention|talk|deal|discuss|is|are about))/u,
  /\b(?:what|which|how many) parts does (?:the|this) (?:report|article|document|text) have/u,
  /^(?:what|which) (?:are|were) the (?:main |different )?parts(?: of (?:the|this) (?:report|article|document|text))?$/u,
  /how is (?:the|this) (?:report|article|document|text) (?:organi[sz]ed|structured|divided)/u,
];

const WHOLE: readonly RegExp[] = [
  new RegExp(`^${REPORT}${SAYS}[?？]?$`, 'u'),
  /^(?:主要|都|到底|究竟)?(?:讲|说|写|介绍)(?:的)?(?:是|了|咗)?(?:些)?(?:什么|啥|咩|乜嘢?)$/u,
  new RegExp(
    `^(?:概括|总结|概述|归纳|简述|介绍)(?:一下|下)?(?:${REPORT})?(?:的)?(?:主要)?(?:内容)?$`,
    'u',
  ),
  new RegExp(`^(?:整|全)?${REPORT}(?:用)?一句话(?:概括|总结|归纳|讲|说)(?:一下|下)?$`, 'u'),
  new RegExp(
    `^一句话(?:概括|总结|归纳|讲讲|说说)(?:一下|下)?${REPORT}(?:的)?(?:主要)?(?:内容)?$`,
    'u',
  ),
  new RegExp(`${REPORT}(?:的)?(?:主要内容|大意|概要|摘要|主旨|中心思想|要点|重点)`, 'u'),
  /^(?:summary|summari[sz]e|overview|tl;?dr)(?: of)?(?: (?:the|this) (?:report|article|document|text))?$/u,
  /\b(?:summari[sz]e|summary of|overview of|main points? of|gist of|key points? of) (?:the|this) (?:whole |entire )?(?:report|article|document|text)$/u,
  /^what(?:'s| is| does)? (?:the|this) (?:report|article|document|text|news) (?:all )?(?:about|say|cover|discuss)\??$/u,
  /^what is (?:the|this) (?:report|article|document) about/u,
];

const EDGE_ASKS =
  '(?:部分)?(?:的)?(?:(?:都)?(?:是)?(?:怎么|怎样|点样?|如何)(?:样)?(?:收|写|说|讲|结束|结|开|起)?(?:的|嘅)?|(?:都)?(?:主要)?(?:讲|说|写|提)(?:了|咗)?(?:些)?(?:什么|啥|咩)|(?:的)?内容(?:是什么)?|(?:是)?用(?:了|咗)?(?:个|一个)?(?:什么|啥|咩|边个|哪个)(?:例子|故事|事例|场景|案例)(?:来)?(?:引入|开头|开篇|结尾)?(?:的|嘅)?)$';
const HOW_IT = `^(?:${REPORT})?(?:最后|末尾)?(?:是)?(?:怎么|怎样|点样?|如何)(?:样)?`;
const END: readonly RegExp[] = [
  new RegExp(`${HOW_IT}(?:结尾|收尾|收场|结束)(?:的|嘅)?$`, 'u'),
  new RegExp(`(?:结尾|末尾|文末|最后一段|最后部分|收尾|尾声)${EDGE_ASKS}`, 'u'),
  /\bhow does (?:the|this) (?:report|article|text|piece) (?:end|close|conclude)\b/u,
  /\b(?:last|final|closing) (?:line|sentence)(?: of (?:the|this|it)(?: (?:report|article|text|piece))?)?$/u,
  new RegExp(
    `(?:${REPORT}(?:的)?)最后一句(?:话)?(?:是|系|写|说|讲)*(?:了|的|嘅)?(?:什么|啥|咩|乜嘢?)?$`,
    'u',
  ),
  /^what(?:'s| is| does)(?: in)? the (?:closing|final|concluding|last) (?:part|section|paragraphs?|words)(?: of (?:the|this) (?:report|article|text))?(?: say| about)?$/u,
];
const BEGINNING: readonly RegExp[] = [
  new RegExp(`${HOW_IT}(?:开头|开篇|开场|开始)(?:的|嘅)?$`, 'u'),
  new RegExp(`(?:开头|开篇|引言|导语|文首|第一段|开场)${EDGE_ASKS}`, 'u'),
  /\bhow does (?:the|this) (?:report|article|text|piece) (?:begin|start|open)\b/u,
  /^what(?:'s| is| does)(?: in)? the (?:opening|introduct(?:ion|ory)|intro|beginning)(?: (?:part|section|paragraphs?))?(?: of (?:the|this) (?:report|article|text))?(?: before the first heading)?(?: say| about)?$/u,
];

const HOW = /怎|例子|故事|事例|场景|案例|点样?(?:写|开|起|讲)|如何|^how\b/u;

const NUMBERED =
  /第([一二三四五六七八九十\d]{1,3})(?:个)?(?:大)?(?:部分|节|章节?|板块)(?:的)?(?:主要)?(?:讲|说|写|内容|是什么|谈|提)|\b(?:section|part|chapter) (\d{1,2})\b|\b(first|second|third|fourth|fifth|sixth|last) (?:section|part|chapter)\b(?!,? the one)/u;

/** Questions about a named section or topic; group 1 is the topic. */
const TOPIC_SAYS: readonly RegExp[] = [
  new RegExp(
    `^(?:关于)?["「『“《]?([^"」』”》]{2,30}?)["」』”》]?(?:的)?(?:那|这|𠮶|呢)?(?:一)?(?:个)?(?:${PART}|块)(?:的)?${SAYS}$`,
    'u',
  ),
  new RegExp(`^(?:关于|对于|有关)(.{1,20}?)(?:方面)?[,，]?${REPORT}${SAYS}$`, 'u'),
  new RegExp(
    `^${REPORT}(?:里|中|里面|对|对于|关于|就)*(.{2,20}?)(?:方面|问题)(?:都)?(?:讲|说|写|谈|提)(?:了|到)?(?:些)?(?:什么|啥|哪些)$`,
    'u',
  ),
  /^what (?:does|did) (?:the|this|it)(?: (?:report|article|text|document))? (?:say|mention|report|tell us|have to say) (?:about|on|regarding|concerning) (.{2,60}?)$/u,
  /^what(?:'s| is| does)? (?:in |said in )?the (?:section|part|chapter) (?:on|about|called|named|titled) ["“]?(.{2,60}?)["”]?(?: (?:say|about|cover))?$/u,
  /^what (?:does|is) the ["“]?(.{2,50}?)["”]? (?:section|part|chapter) (?:say|about|cover)/u,
  /^(?:summari[sz]e|sum up|summary of|overview of|outline|tell me about) (?:the )?(?:first |last |final )?(?:section|part|chapter),? ?(?:the one )?(?:on|about|called) (.{2,60}?)$/u,
];

const INSIDE = `${REPORT}(?:里面?|里头|中|入面|内|度|嘅|的)*`;
const WHICH = '(?:哪|边)(?:几|些|啲|一|个)*';
const PIECE = '(?:段落?|部分|一?节|章节?)';
const SPOT = '(?:地方|位置|处|度|里)';
const SPEAKS =
  '(?:都|有|是)*(?:写|讲|说|提|谈|出现|涉及|介绍)(?:了|到|过|及|的|咗|嘅)*(?:是)?(?:关于|有关)?';

/** Questions about where the report speaks of something; group 1 is the topic. */
const TOPIC_WHERE: readonly RegExp[] = [
  new RegExp(`^(?:${INSIDE})?(?:有)?${WHICH}(?:${PIECE}|${SPOT})${SPEAKS}(.{2,24})$`, 'u'),
  // Without the report or one of its pieces named, it is a place in the world that is asked for.
  new RegExp(
    `^(.{2,24}?)${INSIDE}(?:都)?(?:在|喺)${WHICH}(?:${PIECE}|${SPOT})(?:${SPEAKS})?$`,
    'u',
  ),
  new RegExp(
    `^(.{2,24}?)(?:都)?(?:在|喺)${INSIDE}${WHICH}(?:${PIECE}|${SPOT})(?:${SPEAKS})?$`,
    'u',
  ),
  new RegExp(`^(.{2,24}?)(?:都)?(?:在|喺)${WHICH}${PIECE}(?:${SPEAKS})?$`, 'u'),
  /^(.{2,24}?)(?:写|提|讲|说)(?:到|及)?(?:在|喺)(?:哪里?|哪儿|边度|哪(?:个|一)(?:部分|段|节|章))$/u,
  // …是写在哪几段的
  new RegExp(
    `^(.{2,24}?)(?:是|系|都)*(?:写|讲|说|提|谈|放|出现)(?:到|及|过)?(?:在|喺)${WHICH}(?:${PIECE}|${SPOT}|块)(?:的|嘅|了)?$`,
    'u',
  ),
  // 讲…的在哪一块, 讲…的是哪几段
  new RegExp(
    `^(?:写|讲|说|提到|谈|介绍|关于|有关)(.{2,24}?)(?:的|嘅)(?:内容|部分|段落|地方)?(?:都)?(?:在|喺|是|系)${WHICH}(?:${PIECE}|${SPOT}|块)$`,
    'u',
  ),
  // …哪儿提到了
  new RegExp(
    `^(.{2,24}?)(?:在)?(?:哪里?|哪儿|边度|${WHICH}(?:${PIECE}|${SPOT}))(?:有)?(?:写|讲|说|提|谈)(?:到|及|过)(?:了|咗)?$`,
    'u',
  ),
  /^(?:which|what) (?:part|section|paragraph|chapter)s?(?: of (?:the|this) (?:report|article|text))? (?:covers?|mentions?|talks? about|is about|are about|deals? with|discuss(?:es)?|describes?|contains?) (?:the )?(.{2,60}?)(?: stuff| thing| part)?$/u,
  /^where (?:does|do|did) (?:it|they) (?:mention|talk about|speak of|discuss|cover|say anything about) (.{2,60}?)$/u,
  /^where (?:does|in) (?:the|this) (?:report|article|text)(?: does it| is| are)? (?:mention|talk about|discuss|cover|say anything about|mentioned|discussed)?\s*(.{2,60}?)(?: (?:mentioned|discussed|covered|come up|appear))?$/u,
  /^where (?:is|are) (.{2,60}?) (?:mentioned|discussed|covered|described)\b/u,
];

const ORDINALS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  last: -1,
};

/**
 * Recognises a question about a section, a topic's places, or the report as a whole.
 *
 * @param core folded and without conversational shell
 * @returns null when the question asks for a fact
 */
export function overviewRequest(core: string): OverviewRequest | null {
  const question = core.replace(/[?？!！。.~\s]+$/u, '');
  const matches = (patterns: readonly RegExp[]): boolean =>
    patterns.some((pattern) => pattern.test(question));
  if (matches(CONTENTS)) return { about: 'contents' };
  if (matches(WHOLE)) return { about: 'report' };
  if (matches(END)) return { about: 'end' };
  if (matches(BEGINNING)) return { about: 'beginning', asks: HOW.test(question) ? 'how' : 'what' };
  const numbered = NUMBERED.exec(question);
  if (numbered !== null) {
    const written = numbered[1] ?? numbered[2] ?? numbered[3] ?? '';
    const number = ORDINALS[written] ?? Number(written);
    if (Number.isInteger(number)) return { about: 'numbered-section', number };
  }
  const where = topicIn(TOPIC_WHERE, question);
  if (where !== null) {
    const asksForPart = ASKS_FOR_PART.test(question.replace(where, ''));
    return { about: 'topic', topic: where, asks: asksForPart ? 'which part' : 'where' };
  }
  const says = topicIn(TOPIC_SAYS, question);
  return says === null ? null : { about: 'topic', topic: says, asks: 'what' };
}

const ASKS_FOR_PART = /部分|(?<!文)章|[一哪]节|板块|\b(?:part|section|chapter)s?\b/u;

/** What follows a topic and says nothing about it. */
const VAGUE_END =
  /(?<=.{2})(?:(?:的|嘅)?(?:那些|这些|𠮶啲|呢啲|那|这)?(?:事情?|事儿|嘢|内容|情况)|𠮶啲|呢啲|[\s,，]+)+$/u;

function topicIn(patterns: readonly RegExp[], question: string): string | null {
  for (const pattern of patterns) {
    const topic = pattern.exec(question)?.[1]?.trim();
    if (topic !== undefined && topic !== '') return topic.replace(VAGUE_END, '');
  }
  return null;
}
