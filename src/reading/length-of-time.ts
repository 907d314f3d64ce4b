const ASKED =
  /(?<!第)(?:多久|几耐|多长时间|几个?(?:年|月|天|日|小时|钟头|分钟|星期))(?!几次)|\bhow (?:long|many (?:years|months|weeks|days|hours|minutes))\b/u;
const LENGTH =
  /^(?:约|近|逾|超过?|长达|整整|将|不到|不足)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百半几数]+)(?:个半|个|多个|余个|多|余)?(?:年|月|天|日|小时|钟头|分钟|昼夜|夜|晚|周|星期|季度|秒钟?)(?:多|半|余|以上)?$/u;
const DATE = /^(?:\d{1,2}[日月]|\d{4}年|[一二三四五六七八九十]+月)$/u;
/** A better candidate by more than this, in log-odds, stays. */
const NEARLY_AS_GOOD = 6;

/**
 * What asks for a length of time ("how long", "多久", "幾耐") is answered by one.
 *
 * @param scored candidates, best first, with log-odds
 * @returns undefined where something else is asked for, the best is one, or none is nearly as good
 */
export function lengthOfTime<
  Scored extends { readonly candidate: { readonly text: string }; readonly odds: number },
>(core: string, scored: readonly Scored[]): Scored | undefined {
  const [best] = scored;
  if (best === undefined || !ASKED.test(core)) return undefined;
  const isLength = ({ candidate: { text } }: Scored): boolean =>
    LENGTH.test(text) && !DATE.test(text);
  if (
    /[\d一二两三四五六七八九十半]个?(?:年|月|天|日|小时|钟头|分钟|昼夜|夜|晚|周|星期|秒)/u.test(
      best.candidate.text,
    )
  )
    return undefined;
  return scored.find((each) => isLength(each) && each.odds > best.odds - NEARLY_AS_GOOD);
}
