/** Openings that only address, greet or beg; matched at the start of a folded question, repeatedly. */
const OPENINGS: readonly RegExp[] = [
  /^@[a-z0-9_]+\b/u,
  /^@[^\s,:]+(?=[\s,:])/u,
  /^(?:大家好|各位好|各位(?=[\s,.!?~])|你好|您好|哈[喽啰]|嗨|早上好|下午好|晚上好|早安|午安|晚安)(?:啊|呀|哈)?/u,
  /^(?:打扰(?:一下|下|了)?|不好意思|抱歉|劳驾|拜托|跪求|急求|在吗|在不在|有人(?:在|知道)吗)/u,
  /^(?:麻烦|劳烦)(?:你|您|大家|(?=[\s,.!?~]|问|查|看|说|讲|告诉|帮))(?:问|查|看|说|讲|告诉我?|帮忙)?(?:一下|下)?/u,
  /^(?:请问|求问|请教|想请教|想问|我想问|问问|问个问题|弱弱地?问|借问|敢问)(?:一下|下)?(?:(?:大家|各位|你们?)(?!好))?/u,
  /^问(?:一下|下)/u,
  /^(?:我?想(?:知道|了解|查|问)|我?要查|查(?:一下|下)|(?:帮我|帮忙|替我)(?:查|看|找|问)?(?:一下|下)?)/u,
  /^(?:(?:你|您)?(?:能不能|能否|可不可以|可以|可否|能)(?:请)?(?:告诉|跟|和|给)我(?:说|讲)?(?:一下|下)?)/u,
  /^(?:告诉我|跟我(?:说|讲)|给我(?:说|讲)|说说|讲讲)(?:一下|下)?(?=[^个])/u,
  /^(?:唔该晒?|想问下|可唔可以(?:话|讲)(?:畀|俾|比)?我知?|有冇人知(?:道)?|请问下)/u,
  /^(?:话说|那个|诶|欸|哎|嗯|呃|我就想知道|有个问题|小白(?:提|发)?问)(?=[\s,.!?~]|\S{4})/u,
  // These also begin ordinary words (喂养, 对了解…, 所以), so only a pause tells.
  /^(?:喂|对了|所以说?)(?=[\s,.!?~])/u,
  // What someone knows already is not asked for.
  /^[^,.!?;。]{2,40}?(?:我|俺)(?:都|已经|就)?(?:知道|晓得|清楚|明白|看到|了解)(?:了|啦|咗)[\s,.;。]+(?:那么?|噉|咁|但是?|不过|而)?/u,
  /^i (?:already )?(?:know|see|get|understand)(?: that| about)? [^,.!?;]{2,60}[,.;] ?(?:but |and |so |then )?(?=(?:what|how|who|when|where|which|whose|did|does|is|are|was|were)\b)/u,
  /^(?:hi|hello|hey|greetings|good (?:morning|afternoon|evening))(?![\w-])(?:啊|呀|哈)?(?: (?:there|all|everyone|everybody|guys|folks|bot|team))?/u,
  /^(?:excuse me|sorry(?: to bother(?: you)?)?|quick question|just wondering|i was wondering|just curious)\b/u,
  /^(?:please|pls|plz|kindly|so|well|ok|okay|um+|erm?)(?![\w-])/u,
  /^(?:(?:can|could|would|will) (?:you|u|someone|anyone|anybody|somebody))(?: please| pls)?(?: (?:kindly))?(?: (?:tell|show|remind|let|help|inform|explain to|give)(?: (?:me|us))?)?(?: (?:know|find|out|understand))*(?: about| if)?\b/u,
  /^(?:do|does) (?:you|u|anyone|anybody|someone) (?:happen to )?know(?: if)?\b/u,
  /^(?:i(?:'d| would)? (?:like|love|want|need|wanna|wish) (?:to )?(?:know|ask|find out|understand|learn)|may i ask|let me ask|tell (?:me|us)|i wonder)(?: about| if)?\b/u,
  /^(?:does )?any(?:one|body) know(?:s)?\b/u,
];

const CLOSINGS: readonly RegExp[] = [
  /(?:谢谢|多谢|谢了|谢啦|唔该)(?:你|您|大家|各位|啦|了|哈|晒|先)*$/u,
  /(?:求解答?|求告知|在线等|急{2,})$/u,
  // The report may be asked who thanked whom or sought help, so only a pause tells.
  /(?<=[\s,.!?~;。…])(?:感谢(?:你|您|大家|各位|啦|了)*|急|求助)$/u,
  /@[a-z0-9_]+$/u,
  /\b(?:thanks|thank you|thx|ty|cheers|please|pls|plz)(?: (?:a lot|so much|very much|in advance|guys|all))?$/u,
];

const EDGE = /^[\s,.!?~;:、。…\-—]+|[\s,~;:、…\-—]+$/gu;
const TRAILING_STOP = /[\s.!。,~;:、…\-—]+$/u;
const TRAILING_MARKS = /[\s.!?。]+$/u;

/**
 * Takes greetings, mentions, requests and thanks off a folded question and leaves what is asked.
 *
 * "hello, can you tell me how many…" becomes "how many…". A question that is nothing but shell is
 * returned as it was, so that chit-chat stays recognisable.
 */
export function stripShell(folded: string): string {
  let core = folded.replace(EDGE, '');
  for (;;) {
    const before = core;
    for (const opening of OPENINGS) core = core.replace(opening, '').replace(EDGE, '');
    for (const closing of CLOSINGS) {
      const ended = core.replace(TRAILING_MARKS, '');
      const without = ended.replace(closing, '');
      if (without !== ended) core = without.replace(EDGE, '');
    }
    if (core === before) break;
  }
  core = core.replace(TRAILING_STOP, '');
  return core === '' ? folded : core;
}
