import type { Wording } from './wording.ts';

interface SettingsWords {
  readonly heading: string;
  readonly language: (chosen: string) => string;
  readonly length: (chosen: string) => string;
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
    language: (chosen) => `语言：${chosen}`,
    length: (chosen) => `答案：${chosen}`,
    auto: '跟随提问',
    brief: '只看句子',
    full: '整段',
    saved: '已保存。',
  },
  'zh-Hant': {
    heading: '設定',
    language: (chosen) => `語言：${chosen}`,
    length: (chosen) => `答案：${chosen}`,
    auto: '跟隨提問',
    brief: '只看句子',
    full: '整段',
    saved: '已儲存。',
  },
  en: {
    heading: 'Settings',
    language: (chosen) => `Language: ${chosen}`,
    length: (chosen) => `Answers: ${chosen}`,
    auto: 'As asked',
    brief: 'Sentence only',
    full: 'Whole paragraph',
    saved: 'Saved.',
  },
};
