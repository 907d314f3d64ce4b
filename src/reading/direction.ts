const UP =
  /上升|上涨|增长|增加|增多|提高|提升|攀升|跃升|扩大|[增升涨]至|[升涨增加多](?:了|咗)|\b(?:r[io]se|risen|rising|increas\w*|gr[eo]w\w*|climb\w*|up)\b/u;
const DOWN =
  /下降|下跌|下滑|减少|降低|回落|缩短|缩减|压减|[减降跌]至|[降跌减](?:了|咗)|(?<!多)少(?:了|咗)|\b(?:f[ae]ll(?:en|ing)?|drop\w*|decreas\w*|declin\w*|reduc\w*|shr[aiu]nk\w*|down)\b/u;
const EITHER = new RegExp(`${UP.source}|${DOWN.source}|[升涨增加降跌减]$`, 'gu');

/** Does one folded text speak of a rise and the other of a fall, and neither of both? */
export function isOpposite(one: string, other: string): boolean {
  return directionOf(one) * directionOf(other) < 0;
}

/** A folded text without the words for rising and falling. */
export function withoutDirection(folded: string): string {
  return folded.trim().replace(EITHER, ' ').trim();
}

/** 1 where a text speaks of a rise, -1 of a fall, 0 of neither or both. */
function directionOf(text: string): number {
  return Number(UP.test(text)) - Number(DOWN.test(text));
}
