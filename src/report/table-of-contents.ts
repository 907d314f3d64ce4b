import type { Block } from './blocks.ts';

const PAGE_NUMBER = /[\s　]*[.．…·‥_-]*[\s　.．…·‥]*\(?\d{1,4}\)?$/u;
const LEADERS = /[.．…·‥]{3,}[\s　]*\d{1,4}$/u;
const LABEL = /^(?:目[\s　]*[录錄次]|(?:table of )?contents)\s*[：:]?$/iu;
const MAX_LENGTH = 90;
/** Without a label or page numbers, so many lines in a row must return. */
const MIN_UNLABELLED = 3;

/**
 * Indexes of the blocks that make up a table of contents: lines with dot leaders and a page, a
 * label such as `目录`, and the lines below either (or three in a row) that return as headings.
 */
export function contentsLines(blocks: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>();
  const lastPlace = new Map<string, number>();
  blocks.forEach(({ text }, index) => {
    if (text.length <= MAX_LENGTH) lastPlace.set(text.replace(/[\s　]+/gu, ''), index);
  });
  let run: number[] = [];
  let labelled = false;
  const close = (): void => {
    if (labelled || run.length >= MIN_UNLABELLED || run.some((at) => isLeader(blocks, at)))
      run.forEach((index) => found.add(index));
    run = [];
    labelled = false;
  };
  blocks.forEach(({ text }, index) => {
    if (text.length <= MAX_LENGTH && LABEL.test(text)) {
      close();
      labelled = true;
      run.push(index);
    } else if (
      text.length <= MAX_LENGTH &&
      (LEADERS.test(text) || returns(text, index, lastPlace))
    ) {
      run.push(index);
    } else close();
  });
  close();
  return found;
}

function isLeader(blocks: readonly Block[], index: number): boolean {
  return LEADERS.test(blocks[index]?.text ?? '');
}

/** True when the line, its page number aside, stands once more further down. */
function returns(text: string, index: number, lastPlace: ReadonlyMap<string, number>): boolean {
  const plain = text.replace(/[\s　]+/gu, '');
  const bare = text.replace(PAGE_NUMBER, '').replace(/[\s　]+/gu, '');
  return bare !== '' && [plain, bare].some((form) => (lastPlace.get(form) ?? -1) > index);
}
