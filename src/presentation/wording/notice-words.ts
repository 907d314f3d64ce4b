import type { Wording } from './wording.ts';

interface NoticeWords {
  /** Something failed on our side. */
  readonly failure: string;
  /** The user asks too fast. */
  readonly slowDown: (seconds: number) => string;
  /** The chat asks too fast. */
  readonly chatSlowDown: (seconds: number) => string;
  readonly notAllowed: string;
  /** An old button or link, after the report was replaced. */
  readonly reportChanged: string;
  /** A button whose question is no longer there. */
  readonly questionGone: string;
  readonly emptyQuestion: string;
  /** The same where no command reaches the bot; `bot` is its user name without @. */
  readonly emptyGuestQuestion: (bot: string) => string;
  /** A command where none works. */
  readonly commandsInPrivate: (bot: string) => string;
  /** `command` with its slash. */
  readonly unknownCommand: (command: string) => string;
  /** Answer to thanks. */
  readonly youAreWelcome: string;
  /** Voice, stickers, files. */
  readonly textOnly: string;
  readonly adminsOnly: string;
  readonly voteRecorded: string;
  readonly voteChanged: string;
  readonly voteSame: string;
  readonly noSuchParagraph: (number: string, last: number) => string;
  readonly noSuchSection: (number: string, last: number) => string;
  readonly whichParagraph: (last: number) => string;
  readonly whichSection: (last: number) => string;
  readonly whatToFind: string;
  readonly replyToCheck: string;
  readonly nothingToCheck: string;
  /** Deleted this many stored records. */
  readonly deleted: (records: number) => string;
  readonly cancelled: string;
}

/** Short lines about what happened; each fits a button's pop-up (200 characters). */
export const noticeWords: Wording<NoticeWords> = {
  'zh-Hans': {
    failure: '抱歉，这次没能回答，请稍后再试。',
    slowDown: (seconds) => `您问得有点快，请 ${seconds} 秒后再问。`,
    chatSlowDown: (seconds) => `本群提问有点多，请 ${seconds} 秒后再问。`,
    notAllowed: '抱歉，本机器人没有对这个聊天开放。',
    reportChanged: '报告已经更换，这条旧消息的按钮不能再用，请重新提问。',
    questionGone: '原来的问题已经看不到了，请重新提问。',
    emptyQuestion: '请写下您的问题，例如：/ask 问题',
    emptyGuestQuestion: (bot) => `请写下您的问题，例如：@${bot} 问题`,
    commandsInPrivate: (bot) => `命令请在与我的私聊里使用：https://t.me/${bot}`,
    unknownCommand: (command) => `没有 ${command} 这个命令，发 /help 看用法。`,
    youAreWelcome: '不客气，还有问题请接着问。',
    textOnly: '我只看得懂文字，请把问题打出来。',
    adminsOnly: '只有群管理员可以更改设置。',
    voteRecorded: '谢谢反馈。',
    voteChanged: '已更改您的反馈。',
    voteSame: '您已经这样反馈过了。',
    noSuchParagraph: (number, last) => `没有第 ${number} 段，报告共 ${last} 段。`,
    noSuchSection: (number, last) => `没有第 ${number} 节，报告共 ${last} 节。`,
    whichParagraph: (last) => `请写段号（1–${last}），例如：/p 1`,
    whichSection: (last) => `请写节号（1–${last}），例如：/section 1`,
    whatToFind: '请写要查的词或数字，例如：/find 12%',
    replyToCheck: '请回复要核对的那条消息，再发 /check。',
    nothingToCheck: '这条消息里没有可以核对的句子。',
    deleted: (records) => (records === 0 ? '没有保存您的数据。' : `已删除 ${records} 条记录。`),
    cancelled: '已取消。',
  },
  'zh-Hant': {
    failure: '抱歉，這次沒能回答，請稍後再試。',
    slowDown: (seconds) => `您問得有點快，請 ${seconds} 秒後再問。`,
    chatSlowDown: (seconds) => `本群提問有點多，請 ${seconds} 秒後再問。`,
    notAllowed: '抱歉，本機器人沒有對這個聊天開放。',
    reportChanged: '報告已經更換，這則舊訊息的按鈕不能再用，請重新提問。',
    questionGone: '原來的問題已經看不到了，請重新提問。',
    emptyQuestion: '請寫下您的問題，例如：/ask 問題',
    emptyGuestQuestion: (bot) => `請寫下您的問題，例如：@${bot} 問題`,
    commandsInPrivate: (bot) => `指令請在與我的私聊裡使用：https://t.me/${bot}`,
    unknownCommand: (command) => `沒有 ${command} 這個指令，傳送 /help 看用法。`,
    youAreWelcome: '不客氣，還有問題請接著問。',
    textOnly: '我只看得懂文字，請把問題打出來。',
    adminsOnly: '只有群組管理員可以更改設定。',
    voteRecorded: '謝謝回饋。',
    voteChanged: '已更改您的回饋。',
    voteSame: '您已經這樣回饋過了。',
    noSuchParagraph: (number, last) => `沒有第 ${number} 段，報告共 ${last} 段。`,
    noSuchSection: (number, last) => `沒有第 ${number} 節，報告共 ${last} 節。`,
    whichParagraph: (last) => `請寫段號（1–${last}），例如：/p 1`,
    whichSection: (last) => `請寫節號（1–${last}），例如：/section 1`,
    whatToFind: '請寫要查的詞或數字，例如：/find 12%',
    replyToCheck: '請回覆要核對的那則訊息，再傳送 /check。',
    nothingToCheck: '這則訊息裡沒有可以核對的句子。',
    deleted: (records) => (records === 0 ? '沒有保存您的資料。' : `已刪除 ${records} 筆紀錄。`),
    cancelled: '已取消。',
  },
  en: {
    failure: 'Sorry, that did not work. Please try again in a moment.',
    slowDown: (seconds) => `One moment: please ask again in ${seconds} s.`,
    chatSlowDown: (seconds) => `This chat asks a lot right now: please try again in ${seconds} s.`,
    notAllowed: 'Sorry, this bot is not open to this chat.',
    reportChanged: 'The report has changed, so this old button no longer works. Please ask again.',
    questionGone: 'The question is no longer there. Please ask again.',
    emptyQuestion: 'Please add your question, for example: /ask question',
    emptyGuestQuestion: (bot) => `Please add your question, for example: @${bot} question`,
    commandsInPrivate: (bot) => `Commands work in a private chat with me: https://t.me/${bot}`,
    unknownCommand: (command) => `There is no command ${command}: /help lists what there is.`,
    youAreWelcome: 'You are welcome. Just ask if there is anything else.',
    textOnly: 'I can only read text: please type your question.',
    adminsOnly: 'Only group admins can change settings.',
    voteRecorded: 'Thank you.',
    voteChanged: 'Your vote was changed.',
    voteSame: 'You have already said so.',
    noSuchParagraph: (number, last) =>
      `There is no paragraph ${number}: the report has 1 to ${last}.`,
    noSuchSection: (number, last) => `There is no section ${number}: the report has 1 to ${last}.`,
    whichParagraph: (last) => `Which paragraph (1–${last})? For example: /p 1`,
    whichSection: (last) => `Which section (1–${last})? For example: /section 1`,
    whatToFind: 'What should I find? For example: /find 12%',
    replyToCheck: 'Reply with /check to the message you want compared with the report.',
    nothingToCheck: 'That message has no sentence that could be checked.',
    deleted: (records) =>
      records === 0
        ? 'Nothing was kept about you.'
        : `Deleted ${records} ${records === 1 ? 'record' : 'records'}.`,
    cancelled: 'Cancelled.',
  },
};
