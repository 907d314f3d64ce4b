import type { Wording } from './wording.ts';

interface ConsoleWords {
  /** The exact answer, above its sentence. */
  readonly answer: (exact: string) => string;
  readonly help: readonly string[];
  readonly howToSetToken: string;
  readonly goodbye: string;
  readonly unknownCommand: (command: string) => string;
}

/** What only the terminal chat says. */
export const consoleWords: Wording<ConsoleWords> = {
  'zh-Hans': {
    answer: (exact) => `答：${exact}`,
    help: [
      '直接输入问题即可，简体、繁体、英文都行。',
      '/sections    目录',
      '/section N   看第 N 节',
      '/p N         看第 N 段',
      '/help        本说明',
      '/quit        退出',
    ],
    howToSetToken: '要在 Telegram 上使用，请在 .env 里设置 BOT_TOKEN，再运行 npm start。',
    goodbye: '再见。',
    unknownCommand: (command) => `没有 ${command} 这个命令，输入 /help 看用法。`,
  },
  'zh-Hant': {
    answer: (exact) => `答：${exact}`,
    help: [
      '直接輸入問題即可，簡體、繁體、英文都行。',
      '/sections    目錄',
      '/section N   看第 N 節',
      '/p N         看第 N 段',
      '/help        本說明',
      '/quit        離開',
    ],
    howToSetToken: '要在 Telegram 上使用，請在 .env 裡設定 BOT_TOKEN，再執行 npm start。',
    goodbye: '再見。',
    unknownCommand: (command) => `沒有 ${command} 這個指令，輸入 /help 看用法。`,
  },
  en: {
    answer: (exact) => `Answer: ${exact}`,
    help: [
      'Just type a question, in English or in Simplified or Traditional Chinese.',
      '/sections    contents',
      '/section N   read section N',
      '/p N         read paragraph N',
      '/help        this help',
      '/quit        leave',
    ],
    howToSetToken: 'To run on Telegram, set BOT_TOKEN in .env and run npm start.',
    goodbye: 'Goodbye.',
    unknownCommand: (command) => `There is no command ${command}: type /help.`,
  },
};
