import type { Language } from '../answering/answer.ts';
import type { ChatSettings } from './ports.ts';

/** The language of a user's Telegram client (IETF tag such as `zh-hant`, `en-GB`), as ours. */
function languageOfClient(languageCode: string | undefined): Language {
  const code = languageCode?.toLowerCase() ?? '';
  if (/^(?:zh-(?:hant|tw|hk|mo)|yue)/u.test(code)) return 'zh-Hant';
  return code.startsWith('zh') ? 'zh-Hans' : 'en';
}

/** The language for words that follow no question: the chat's choice, else the client's. */
export function readingLanguage(
  { language }: Pick<ChatSettings, 'language'>,
  languageCode: string | undefined,
): Language {
  return language === 'auto' ? languageOfClient(languageCode) : language;
}
