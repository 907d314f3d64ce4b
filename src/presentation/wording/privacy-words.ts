import type { Wording } from './wording.ts';

interface PrivacyWords {
  readonly heading: string;
  /** `keepsQuestions`: the operator keeps the text of questions (`KEEP_QUESTIONS`). */
  readonly lines: (keepsQuestions: boolean) => readonly string[];
}

/** What `/privacy` says; it has to name everything that `src/store` keeps, and for how long. */
export const privacyWords: Wording<PrivacyWords> = {
  'zh-Hans': {
    heading: '隐私',
    lines: (keepsQuestions) => [
      '不调用任何 AI 服务，问题只在运行本机器人的机器上处理。',
      '',
      '问题的文字：答完之前存在磁盘上，免得重启时漏答，答完几秒内抹去；为了追问，内存里再留一小时。',
      ...(keepsQuestions
        ? ['本机器人的运营者还选择保留问题的文字来改进答案，其中不含是谁问的。']
        : []),
      '',
      '另外保存：',
      '· 聊天的设置和反馈的票，直到您删除；',
      '· 十分钟内答过的问题的散列，免得重复回答；',
      '· 48 小时内问与答的消息编号，好让您改问题时答案跟着改；',
      '· 三天内收到的更新的编号，免得重复处理；',
      '· 每天的计数：语言、聊天类型、有没有答案、最近的章节。',
      '聊天、用户和问题只以带密钥的散列（HMAC）出现。',
      '',
      '点下面的按钮，就会删除您的反馈，以及您与我私聊的设置和记录。',
    ],
  },
  'zh-Hant': {
    heading: '隱私',
    lines: (keepsQuestions) => [
      '不呼叫任何 AI 服務，問題只在執行本機器人的機器上處理。',
      '',
      '問題的文字：答完之前存在磁碟上，免得重新啟動時漏答，答完幾秒內抹去；為了追問，記憶體裡再留一小時。',
      ...(keepsQuestions
        ? ['本機器人的營運者還選擇保留問題的文字來改進答案，其中不含是誰問的。']
        : []),
      '',
      '另外保存：',
      '· 聊天的設定和回饋的票，直到您刪除；',
      '· 十分鐘內答過的問題的雜湊，免得重複回答；',
      '· 48 小時內問與答的訊息編號，好讓您改問題時答案跟著改；',
      '· 三天內收到的更新的編號，免得重複處理；',
      '· 每天的計數：語言、聊天類型、有沒有答案、最近的章節。',
      '聊天、使用者和問題只以帶金鑰的雜湊（HMAC）出現。',
      '',
      '點下面的按鈕，就會刪除您的回饋，以及您與我私聊的設定和紀錄。',
    ],
  },
  en: {
    heading: 'Privacy',
    lines: (keepsQuestions) => [
      'No AI service is called: questions are processed only on the machine this bot runs on.',
      '',
      'The text of a question is on disk until it is answered, so that a restart loses none, and erased within seconds; for follow-ups it stays in memory for one more hour.',
      ...(keepsQuestions
        ? [
            'The operator of this bot has also chosen to keep the text of questions to improve answers, without who asked.',
          ]
        : []),
      '',
      'Also kept:',
      '· settings of chats and your votes, until you delete them;',
      '· hashes of questions answered in the last ten minutes, so as not to answer twice;',
      '· numbers of question and answer messages for 48 hours, so that an edited question edits its answer;',
      '· numbers of updates received for three days, so as to handle none twice;',
      '· daily counts: language, kind of chat, answered or not, nearest section.',
      'Chats, users and questions appear only as keyed hashes (HMAC).',
      '',
      'The button below deletes your votes, and the settings and records of our private chat.',
    ],
  },
};
