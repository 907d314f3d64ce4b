import type { Wording } from './wording.ts';

interface PrivacyWords {
  readonly heading: string;
  /** `keepsQuestions`: the operator keeps the text of questions marked not helpful. */
  readonly lines: (keepsQuestions: boolean) => readonly string[];
}

/** What `/privacy` says. */
export const privacyWords: Wording<PrivacyWords> = {
  'zh-Hans': {
    heading: '隐私',
    lines: (keepsQuestions) => [
      '不调用任何 AI 服务，问题只在本机处理。',
      keepsQuestions
        ? '标为「没用」的问题，其文字会保留给运营者改进答案，不连同您的身份。'
        : '不保存问题的文字。',
      '保存：本聊天的设置；反馈的票（用户编号经加密散列，不可读）；十分钟内已答问题的散列，用来避免重复回答；每日的计数。',
      '点下面的按钮可以删除您的数据。',
    ],
  },
  'zh-Hant': {
    heading: '隱私',
    lines: (keepsQuestions) => [
      '不呼叫任何 AI 服務，問題只在本機處理。',
      keepsQuestions
        ? '標為「沒用」的問題，其文字會保留給營運者改進答案，不連同您的身分。'
        : '不保存問題的文字。',
      '保存：本聊天的設定；回饋的票（使用者編號經加密雜湊，不可讀）；十分鐘內已答問題的雜湊，用來避免重複回答；每日的計數。',
      '點下面的按鈕可以刪除您的資料。',
    ],
  },
  en: {
    heading: 'Privacy',
    lines: (keepsQuestions) => [
      'No AI service is called: questions are processed on this machine only.',
      keepsQuestions
        ? 'The text of questions marked not helpful is kept for the operator to improve answers, without who asked.'
        : 'The text of questions is not kept.',
      'Kept: this chat’s settings; votes (user ids only as keyed hashes); hashes of questions answered in the last ten minutes, so as not to answer twice; daily counts.',
      'The button below deletes your data.',
    ],
  },
};
