import { describe, expect, it } from 'vitest';
import { foldText } from '../../text/fold.ts';
import { buttonWords } from './button-words.ts';
import { COMMANDS, commandWords } from './command-words.ts';
import { noticeWords } from './notice-words.ts';
import { settingsWords } from './settings-words.ts';
import { welcomeWords } from './welcome-words.ts';

const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;

/** The sentences of a table, those made from data with a number in it. */
function sentences(words: Readonly<Record<string, unknown>>): string[] {
  return Object.values(words).map((word) =>
    typeof word === 'function'
      ? String((word as (...data: number[]) => unknown)(7, 7))
      : String(word),
  );
}

describe.each(LANGUAGES)('wording in %s', (language) => {
  it('fits what Telegram allows', () => {
    // Bot API: answerCallbackQuery 200, setMyCommands 256, setMyDescription 512, short 120.
    for (const notice of sentences(noticeWords[language])) expect(notice.length).toBeLessThan(200);
    for (const command of COMMANDS) {
      expect(command).toMatch(/^[a-z]{1,32}$/u);
      expect(commandWords[language][command].length).toBeLessThan(256);
    }
    expect(welcomeWords[language].description('').length).toBeLessThanOrEqual(412);
    expect(welcomeWords[language].shortDescription.length).toBeLessThanOrEqual(120);
  });

  it('names a report that has no title', () => {
    expect(welcomeWords[language].greeting('')).not.toMatch(/《》|“”/u);
  });
});

it('keeps Simplified wording free of Traditional characters', () => {
  const tables = [buttonWords, noticeWords, settingsWords, commandWords, welcomeWords];
  for (const table of tables) {
    for (const sentence of sentences(table['zh-Hans'])) {
      const han = (sentence.match(/\p{Script=Han}/gu) ?? []).join('');
      expect(foldText(han)).toBe(han);
    }
  }
});
