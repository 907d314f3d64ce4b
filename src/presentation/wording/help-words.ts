import type { Wording } from './wording.ts';

/** A part of the help: a heading and lines below it. */
export interface HelpPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

interface HelpWords {
  readonly asking: HelpPart;
  readonly reading: HelpPart;
  readonly checking: HelpPart;
  /** How groups work under privacy mode; `bot` is the user name without @. */
  readonly groups: (bot: string) => HelpPart;
  readonly elsewhere: (bot: string) => HelpPart;
  readonly more: HelpPart;
}

/** What `/help` explains. */
export const helpWords: Wording<HelpWords> = {
  'zh-Hans': {
    asking: {
      heading: '提问',
      lines: [
        '直接写问题即可，简体、繁体、英文都行。',
        '可以追问：回复我的答案，接着问「那 2021 年呢？」',
        '改了问题，答案也会跟着改。',
      ],
    },
    reading: {
      heading: '读原文',
      lines: [
        '/sections 目录',
        '/section 2 看一节',
        '/p 3 看一段',
        '答案下面的按钮可以翻到前后段。',
      ],
    },
    checking: {
      heading: '查与核对',
      lines: [
        '/find 12% 查一个词或数字的每一处',
        '/figures 报告里的全部数字',
        '/check 回复一条消息，看它与原文是否一致',
      ],
    },
    groups: (bot) => ({
      heading: '在群里',
      lines: [
        `用 /ask@${bot} 问题，或回复我的消息。`,
        '回复别人的消息发 /ask，我就回答那条消息。',
        '群里默认开启隐私模式，普通消息我收不到；直接 @ 我提问，要我是管理员或关闭了隐私模式才行。',
      ],
    }),
    elsewhere: (bot) => ({
      heading: '在其他聊天',
      lines: [
        `在任何聊天里输入 @${bot} 和问题，边打边出段落，点一下就发出去。`,
        '在允许临时召唤机器人的聊天里，把这一行直接发出去，我也会答一次。',
      ],
    }),
    more: {
      heading: '其他',
      lines: ['/settings 语言与答案长短', '/privacy 保存什么、不保存什么', '/about 关于这份报告'],
    },
  },
  'zh-Hant': {
    asking: {
      heading: '提問',
      lines: [
        '直接寫問題即可，簡體、繁體、英文都行。',
        '可以追問：回覆我的答案，接著問「那 2021 年呢？」',
        '改了問題，答案也會跟著改。',
      ],
    },
    reading: {
      heading: '讀原文',
      lines: [
        '/sections 目錄',
        '/section 2 看一節',
        '/p 3 看一段',
        '答案下面的按鈕可以翻到前後段。',
      ],
    },
    checking: {
      heading: '查與核對',
      lines: [
        '/find 12% 查一個詞或數字的每一處',
        '/figures 報告裡的全部數字',
        '/check 回覆一則訊息，看它與原文是否一致',
      ],
    },
    groups: (bot) => ({
      heading: '在群組裡',
      lines: [
        `用 /ask@${bot} 問題，或回覆我的訊息。`,
        '回覆別人的訊息傳送 /ask，我就回答那則訊息。',
        '群組預設開啟隱私模式，一般訊息我收不到；直接 @ 我提問，要我是管理員或關閉了隱私模式才行。',
      ],
    }),
    elsewhere: (bot) => ({
      heading: '在其他聊天',
      lines: [
        `在任何聊天裡輸入 @${bot} 和問題，邊打邊出段落，點一下就送出。`,
        '在允許臨時召喚機器人的聊天裡，把這一行直接送出，我也會答一次。',
      ],
    }),
    more: {
      heading: '其他',
      lines: ['/settings 語言與答案長短', '/privacy 保存什麼、不保存什麼', '/about 關於這份報告'],
    },
  },
  en: {
    asking: {
      heading: 'Asking',
      lines: [
        'Just write your question, in English or in Simplified or Traditional Chinese.',
        'Follow up by replying to an answer: “and in 2021?”',
        'Edit your question and its answer is edited too.',
      ],
    },
    reading: {
      heading: 'Reading',
      lines: [
        '/sections contents',
        '/section 2 one section',
        '/p 3 one paragraph',
        'The buttons under an answer turn to the paragraphs around it.',
      ],
    },
    checking: {
      heading: 'Finding and checking',
      lines: [
        '/find 12% every occurrence of a word or figure',
        '/figures all figures of the report',
        '/check in reply to a message: does it say what the report says?',
      ],
    },
    groups: (bot) => ({
      heading: 'In groups',
      lines: [
        `Use /ask@${bot} question, or reply to one of my messages.`,
        'Reply to somebody’s message with /ask to ask what they wrote.',
        'Under privacy mode, the default, I do not receive ordinary messages; a plain @ mention reaches me only if I am an admin or privacy mode is off.',
      ],
    }),
    elsewhere: (bot) => ({
      heading: 'In other chats',
      lines: [
        `Type @${bot} and a question in any chat: passages appear as you type, tap one to post it.`,
        'In chats that allow guest bots, send that line as a message and I answer once.',
      ],
    }),
    more: {
      heading: 'More',
      lines: [
        '/settings language and length of answers',
        '/privacy what is kept and what is not',
        '/about the report',
      ],
    },
  },
};
