import type { Wording } from './wording.ts';

interface ButtonWords {
  readonly previousParagraph: string;
  readonly nextParagraph: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly why: string;
  readonly copyCitation: string;
  readonly helpful: string;
  readonly notHelpful: string;
  readonly backToAnswer: string;
  readonly wholeSection: string;
  readonly contents: string;
  /** Above inline results: opens the private chat. */
  readonly openChat: string;
  readonly deleteMyData: string;
  readonly confirmDelete: string;
  readonly cancel: string;
}

/** What stands on buttons; short enough for half a telephone's width. */
export const buttonWords: Wording<ButtonWords> = {
  'zh-Hans': {
    previousParagraph: '◀ 上一段',
    nextParagraph: '下一段 ▶',
    previousPage: '◀ 上一页',
    nextPage: '下一页 ▶',
    why: '为什么是这段',
    copyCitation: '📋 复制引文',
    helpful: '👍 有用',
    notHelpful: '👎 没用',
    backToAnswer: '↩ 回到答案',
    wholeSection: '整节',
    contents: '目录',
    openChat: '打开私聊提问',
    deleteMyData: '删除我的数据',
    confirmDelete: '确认删除',
    cancel: '取消',
  },
  'zh-Hant': {
    previousParagraph: '◀ 上一段',
    nextParagraph: '下一段 ▶',
    previousPage: '◀ 上一頁',
    nextPage: '下一頁 ▶',
    why: '為什麼是這段',
    copyCitation: '📋 複製引文',
    helpful: '👍 有用',
    notHelpful: '👎 沒用',
    backToAnswer: '↩ 回到答案',
    wholeSection: '整節',
    contents: '目錄',
    openChat: '打開私聊提問',
    deleteMyData: '刪除我的資料',
    confirmDelete: '確認刪除',
    cancel: '取消',
  },
  en: {
    previousParagraph: '◀ Previous ¶',
    nextParagraph: 'Next ¶ ▶',
    previousPage: '◀ Back',
    nextPage: 'More ▶',
    why: 'Why this passage',
    copyCitation: '📋 Copy citation',
    helpful: '👍 Helpful',
    notHelpful: '👎 Not helpful',
    backToAnswer: '↩ Back to answer',
    wholeSection: 'Whole section',
    contents: 'Contents',
    openChat: 'Ask in a private chat',
    deleteMyData: 'Delete my data',
    confirmDelete: 'Yes, delete',
    cancel: 'Cancel',
  },
};
