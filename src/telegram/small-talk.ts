import { foldText } from '../text/fold.ts';

/** What a message says that asks nothing. */
export type SmallTalk =
  | 'greeting'
  | 'thanks'
  /** "Haha, nice!" asks for nothing at all. */
  | 'reaction'
  /** "Who are you?" */
  | 'identity';

const GREETING =
  /^(?:你好|您好|大家好|各位好|哈[喽啰]|嗨|早|早安|早上好|午安|下午好|晚安|晚上好|在吗|在不在|hi|hello|hey|greetings|good (?:morning|afternoon|evening))(?:啊|呀|哈)?(?: (?:there|all|everyone|bot))?$/u;

const THANKS =
  /^(?:(?:好的?|ok|okay|great|嗯|明白了?|知道了|懂了|收到)[\s,.!]*)?(?:(?:非常|太|十分)?感谢|谢谢|多谢|谢了|谢啦|唔该晒?|辛苦了|thanks|thank you|thx|ty|cheers)(?:你|您|大家|各位|啦|了|哈)*(?: (?:a lot|so much|very much|you|all|bot))*$|^(?:好的|明白了|知道了|懂了|收到|ok|okay|got it|great)$/u;

const REACTION =
  /^(?:(?:太|真|很|好)?(?:好|棒|厉害|牛|赞|强|有趣|有意思|不错)了?|好耶|哇塞?|[哈呵嘿嘻]+|笑死我?了?|(?:ha|he){2,}h?|lol|lmao|wow|(?:so |very )?(?:nice|cool|good|awesome|amazing|funny|interesting)(?: (?:one|bot|job|work))?|well done|great (?:job|work))(?:啊|呀|哦|吧|\s|[,.!~、。…])*/u;

const IDENTITY =
  /^(?:(?:请问)?(?:你|您)(?:是谁|是什么|叫什么(?:名字)?|是(?:个)?(?:真人|机器人)吗?|(?:会|能)(?:做|干)(?:什么|啥)|有什么(?:用|功能))|who are you|what are you|are you (?:a )?(?:bot|robot|human|real)|what(?: else)? can you do|what do you do|what is this bot)(?:啊|呀)?$/u;

const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * Tells a greeting, thanks, a reaction or "who are you?" from a question, in all three languages.
 *
 * Only a message that is nothing else counts: "hello, how many?" is a question.
 */
export function smallTalkIn(text: string): SmallTalk | null {
  const said = foldText(text).replace(EDGE, '');
  if (GREETING.test(said)) return 'greeting';
  if (THANKS.test(said)) return 'thanks';
  if (IDENTITY.test(said)) return 'identity';
  return isReaction(said) ? 'reaction' : null;
}

/** Is it one exclamation after the other? */
function isReaction(said: string): boolean {
  let rest = said;
  while (rest !== '') {
    const after = rest.replace(REACTION, '');
    if (after === rest) return false;
    rest = after;
  }
  return said !== '';
}
