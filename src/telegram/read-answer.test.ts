import { describe, expect, it } from 'vitest';
import { quotationsIn, saidIn } from './read-answer.ts';

const chat = { id: 1, type: 'private' } as const;

/** A message whose marked stretches are named by their words. */
function message(text: string, ...marks: readonly (readonly [type: string, words: string])[]) {
  const entities = marks.map(([type, words]) => ({
    type,
    offset: text.lastIndexOf(words),
    length: words.length,
  }));
  return { message_id: 1, chat, text, entities };
}

const PARAGRAPH = '甲地修路。乙地種樹512棵，丙地種花。';
const SENTENCE = '乙地種樹512棵，丙地種花。';
const FULL = message(
  `512棵\n📍 ¶ 1\n${PARAGRAPH}`,
  ['blockquote', PARAGRAPH],
  ['underline', SENTENCE],
  ['bold', '512棵'],
);
const BRIEF = message(`📍 ¶ 1\n${SENTENCE}`, ['blockquote', SENTENCE], ['bold', '512棵']);

describe('saidIn', () => {
  it.each([
    ['a whole paragraph', FULL],
    ['a sentence alone', BRIEF],
  ])('reads the clause with the exact words from %s', (_shown, answer) => {
    expect(saidIn(answer)).toBe('乙地種樹512棵，');
  });

  it('reads nothing where nothing is marked', () => {
    expect(saidIn(message('The report does not answer this question.'))).toBe('');
    const long = '甲地修路。'.repeat(60);
    expect(saidIn(message(`📍 ¶ 1\n${long}`, ['blockquote', long]))).toBe('');
  });
});

describe('quotationsIn', () => {
  it('leaves out what is the bot’s own, and a sentence quoted again in its paragraph', () => {
    expect(quotationsIn(FULL)).toEqual([PARAGRAPH]);
    const folded = message(
      `${SENTENCE}\n${PARAGRAPH}`,
      ['blockquote', SENTENCE],
      ['expandable_blockquote', PARAGRAPH],
    );
    expect(quotationsIn(folded)).toEqual([PARAGRAPH]);
  });
});
