import type { Wording } from './wording.ts';

interface SettingsWords {
  readonly heading: string;
  readonly language: string;
  readonly length: string;
  readonly auto: string;
  readonly brief: string;
  readonly full: string;
  readonly saved: string;
}

/** Names of the languages in themselves; the same whatever language is set. */
export const LANGUAGE_NAMES = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
} as const;

/** What `/settings` says. */
export const settingsWords: Wording<SettingsWords> = {
  'zh-Hans': {
    heading: '设置',
    language: '语言',
    length: '答案',
    auto: '随提问者',
    brief: '只看句子',
    full: '整段',
    saved: '已保存。',
  },
  'zh-Hant': {
    heading: '設定',
    language: '語言',
    length: '答案',
    auto: '隨提問者',
    brief: '只看句子',
    full: '整段',
    saved: '已儲存。',
  },
  en: {
    heading: 'Settings',
    language: 'Language',
    length: 'Answers',
    auto: 'As asked',
    brief: 'Sentence only',
    full: 'Whole paragraph',
    saved: 'Saved.',
  },
};
