import { foldText } from '../text/fold.ts';

/** What a message says that asks nothing. */
export type SmallTalk = 'greeting' | 'thanks';

const GREETING =
  /^(?:你好|您好|大家好|各位好|哈[喽啰]|嗨|早|早安|早上好|午安|下午好|晚安|晚上好|在吗|在不在|hi|hello|hey|greetings|good (?:morning|afternoon|evening))(?:啊|呀|哈)?(?: (?:there|all|everyone|bot))?$/u;

const THANKS =
  /^(?:(?:好的?|ok|okay|great|嗯|明白了?|知道了|懂了|收到)[\s,.!]*)?(?:(?:非常|太|十分)?感谢|谢谢|多谢|谢了|谢啦|唔该晒?|辛苦了|thanks|thank you|thx|ty|cheers)(?:你|您|大家|各位|啦|了|哈)*(?: (?:a lot|so much|very much|you|all|bot))*$|^(?:好的|明白了|知道了|懂了|收到|ok|okay|got it|great)$/u;

const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * Tells a greeting or thanks from a question, in all three languages.
 *
 * Only a message that is nothing else counts: "hello, how many?" is a question.
 */
export function smallTalkIn(text: string): SmallTalk | null {
  const said = foldText(text).replace(EDGE, '');
  if (GREETING.test(said)) return 'greeting';
  return THANKS.test(said) ? 'thanks' : null;
}
