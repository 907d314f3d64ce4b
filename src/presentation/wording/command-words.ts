import type { Wording } from './wording.ts';

/** Every command of the bot, in the order of the menu. */
export const COMMANDS = [
  'ask',
  'sections',
  'section',
  'p',
  'find',
  'figures',
  'check',
  'settings',
  'help',
  'about',
  'privacy',
  'start',
] as const;

/** A command's name without the slash. */
export type CommandName = (typeof COMMANDS)[number];

/** What each command does, for the command menu (at most 256 characters each). */
export const commandWords: Wording<Record<CommandName, string>> = {
  'zh-Hans': {
    ask: '提问：/ask 问题',
    sections: '报告目录',
    section: '看一节：/section 2',
    p: '看一段：/p 3',
    find: '查词或数字，逐处列出：/find 12%',
    figures: '报告里的全部数字',
    check: '回复一条消息，核对它与原文是否一致',
    settings: '语言与答案长短',
    help: '怎么用',
    about: '关于这份报告和本机器人',
    privacy: '保存什么、不保存什么',
    start: '开始',
  },
  'zh-Hant': {
    ask: '提問：/ask 問題',
    sections: '報告目錄',
    section: '看一節：/section 2',
    p: '看一段：/p 3',
    find: '查詞或數字，逐處列出：/find 12%',
    figures: '報告裡的全部數字',
    check: '回覆一則訊息，核對它與原文是否一致',
    settings: '語言與答案長短',
    help: '怎麼用',
    about: '關於這份報告和本機器人',
    privacy: '保存什麼、不保存什麼',
    start: '開始',
  },
  en: {
    ask: 'Ask the report: /ask question',
    sections: 'Contents of the report',
    section: 'Read a section: /section 2',
    p: 'Read a paragraph: /p 3',
    find: 'Every occurrence of a word or figure: /find 12%',
    figures: 'All figures of the report',
    check: 'Reply to a message to compare it with the report',
    settings: 'Language and length of answers',
    help: 'How to use this bot',
    about: 'About the report and this bot',
    privacy: 'What is kept and what is not',
    start: 'Start',
  },
};
