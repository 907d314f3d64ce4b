import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from './fold.ts';
import { splitClauses, splitSentences } from './sentences.ts';

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

function clausesOf(text: string): string[] {
  return splitClauses(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitSentences', () => {
  it.each<[string, string[]]>([
    ['平安穩定。百姓安居！真的嗎？', ['平安穩定。', '百姓安居！', '真的嗎？']],
    ['“家裏老人被騙了。”去年4月,有人報案。', ['“家裏老人被騙了。”', '去年4月,有人報案。']],
    ['“經常碰到民警……”2月17日,他説。', ['“經常碰到民警……”', '2月17日,他説。']],
    ['“感謝你們!不然還得趕回去。”她説。', ['“感謝你們!', '不然還得趕回去。”', '她説。']],
    ['真有這事？！他愣住了。', ['真有這事？！', '他愣住了。']],
    ['他喊“加油！”，然後跑了。', ['他喊“加油！”，然後跑了。']],
    ['電影《你好！》上映了。', ['電影《你好！》上映了。']],
    ['同比下降16.9%；比去年少3.1萬起。', ['同比下降16.9%；比去年少3.1萬起。']],
    ['他想……還是算了。', ['他想……還是算了。']],
    ['（已經辦結。）下一件。', ['（已經辦結。）', '下一件。']],
    ['他走了.她来了.', ['他走了.', '她来了.']],
  ])('cuts Chinese: %s', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['Crime fell 16.9%. It fell again.', ['Crime fell 16.9%.', 'It fell again.']],
    ['Mr. Li went to Dr. Wang. He left.', ['Mr. Li went to Dr. Wang.', 'He left.']],
    ['The U.S. Navy sailed.', ['The U.S. Navy sailed.']],
    ['It left the U.S. The court agreed.', ['It left the U.S.', 'The court agreed.']],
    ['J. Smith wrote No. 5 e.g. Here.', ['J. Smith wrote No. 5 e.g. Here.']],
    ['1. Apples are red. 2. Pears are not.', ['1. Apples are red.', '2. Pears are not.']],
    ['“Why?” she asked. “No.”', ['“Why?” she asked.', '“No.”']],
    ['Wait... what? Yes.', ['Wait... what?', 'Yes.']],
    ['See example.com/a?b=c.d for more', ['See example.com/a?b=c.d for more']],
    ['In 2022. The year', ['In 2022.', 'The year']],
  ])('cuts English: %s', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it('finds nothing in white space', () => {
    expect(splitSentences(' \n　\t')).toEqual([]);
  });
});

describe('splitClauses', () => {
  it('cuts at commas, colons and semicolons but not inside numbers', () => {
    expect(clausesOf('排查1,717棟；9:30開始,“好,”他説：走。')).toEqual([
      '排查1,717棟；',
      '9:30開始,',
      '“好,”',
      '他説：',
      '走。',
    ]);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom('案', 'a', 'B', '1', '.', '。', '…', '！', '?', '”', ' ', '\n', '，', 'Mr'),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join('')),
);

describe.each([
  ['splitSentences', splitSentences],
  ['splitClauses', splitClauses],
])('%s on any text', (_name, split: (text: string) => readonly TextRange[]) => {
  it('gives ascending ranges that cover everything but white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let covered = 0;
        for (const { start, end } of split(text)) {
          expect(start).toBeGreaterThanOrEqual(covered);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(covered, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          covered = end;
        }
        expect(text.slice(covered).trim()).toBe('');
      }),
    );
  });
});
