import type { Wording } from './wording.ts';

interface WelcomeWords {
  /** First line; `title` is the report's. */
  readonly greeting: (title: string) => string;
  readonly promise: string;
  /** Above example questions. */
  readonly examples: string;
  /** Where to go from here. */
  readonly hints: string;
  /** In one line, for small talk. */
  readonly whoIAm: (title: string) => string;
  /** To somebody in a chat the bot never joined, where no command reaches it. */
  readonly guestIntroduction: (title: string, bot: string) => string;
  /** When the bot is added to a group; `bot` is its user name without @. */
  readonly groupIntroduction: (title: string, bot: string) => string;
  /** Profile text shown in an empty chat, at most 512 characters. */
  readonly description: (title: string) => string;
  /** Profile text shown on the bot's page, at most 120 characters. */
  readonly shortDescription: string;
}

/** How the report is named in a sentence; it may lack a title. */
const hans = (title: string): string => (title === '' ? '这份报告' : `《${title}》`);
const hant = (title: string): string => (title === '' ? '這份報告' : `《${title}》`);
const english = (title: string): string => (title === '' ? 'this report' : `“${title}”`);

/** How the bot introduces itself. */
export const welcomeWords: Wording<WelcomeWords> = {
  'zh-Hans': {
    greeting: (title) => `您好！请问我关于${hans(title)}的问题。`,
    promise:
      '我只用报告原文回答：标出答案所在的句子，注明哪一节、第几段；报告里没有的，我会直说没有。',
    examples: '例如：',
    hints: '/sections 看目录　/find 查词查数　/help 更多用法',
    whoIAm: (title) => `我是机器人，用原文回答关于${hans(title)}的问题，请问吧。`,
    guestIntroduction: (title, bot) =>
      `您好！我用原文回答关于${hans(title)}的问题。提问：@${bot} 问题`,
    groupIntroduction: (title, bot) =>
      `大家好！我用原文回答关于${hans(title)}的问题。提问：/ask@${bot} 问题，或直接回复我的消息。`,
    description: (title) =>
      `我用原文回答关于${hans(title)}的问题：标出答案所在的句子，注明哪一节、第几段；报告里没有的，直说没有。简体、繁体、英文都可以问。不使用任何 AI 服务；保存什么，见 /privacy。`,
    shortDescription: '用报告原文回答问题，句句注明出处；没有的直说没有。',
  },
  'zh-Hant': {
    greeting: (title) => `您好！請問我關於${hant(title)}的問題。`,
    promise:
      '我只用報告原文回答：標出答案所在的句子，註明哪一節、第幾段；報告裡沒有的，我會直說沒有。',
    examples: '例如：',
    hints: '/sections 看目錄　/find 查詞查數　/help 更多用法',
    whoIAm: (title) => `我是機器人，用原文回答關於${hant(title)}的問題，請問吧。`,
    guestIntroduction: (title, bot) =>
      `您好！我用原文回答關於${hant(title)}的問題。提問：@${bot} 問題`,
    groupIntroduction: (title, bot) =>
      `大家好！我用原文回答關於${hant(title)}的問題。提問：/ask@${bot} 問題，或直接回覆我的訊息。`,
    description: (title) =>
      `我用原文回答關於${hant(title)}的問題：標出答案所在的句子，註明哪一節、第幾段；報告裡沒有的，直說沒有。簡體、繁體、英文都可以問。不使用任何 AI 服務；保存什麼，見 /privacy。`,
    shortDescription: '用報告原文回答問題，句句註明出處；沒有的直說沒有。',
  },
  en: {
    greeting: (title) => `Hello! Ask me about ${english(title)}.`,
    promise:
      'I answer only in the report’s own words: the sentence with the answer is marked, its section and paragraph are named, and where the report does not say, I tell you so.',
    examples: 'For example:',
    hints: '/sections contents · /find words and figures · /help more',
    whoIAm: (title) =>
      `I am a bot that answers questions about ${english(title)} in its own words. Just ask!`,
    guestIntroduction: (title, bot) =>
      `Hello! I answer questions about ${english(title)} in its own words. Ask with @${bot} question.`,
    groupIntroduction: (title, bot) =>
      `Hello! I answer questions about ${english(title)} in its own words. Ask with /ask@${bot} question, or reply to one of my messages.`,
    description: (title) =>
      `I answer questions about ${english(title)} in its own words: the sentence with the answer is marked, its section and paragraph are named, and where the report does not say, I tell you so. Ask in English, Simplified or Traditional Chinese. No AI service is called; /privacy tells what is kept.`,
    shortDescription: 'Answers in the report’s own words, every one with its source.',
  },
};
