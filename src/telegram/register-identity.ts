import type { Language } from '../answering/answer.ts';
import { shortened } from '../presentation/citation-text.ts';
import { COMMANDS, commandWords, type CommandName } from '../presentation/wording/command-words.ts';
import { welcomeWords } from '../presentation/wording/welcome-words.ts';
import type { BotApi } from './ports.ts';

const FROM_BOT = { updateId: null };

/** English is what Telegram shows by default; one Chinese wording serves both scripts. */
const LANGUAGES: readonly { readonly code: string; readonly language: Language }[] = [
  { code: '', language: 'en' },
  { code: 'zh', language: 'zh-Hans' },
];

/** Which commands each kind of chat shows; what may be done is checked when it is done. */
const SCOPES: readonly { readonly type: string; readonly hidden: readonly CommandName[] }[] = [
  { type: 'all_private_chats', hidden: [] },
  { type: 'all_group_chats', hidden: ['start', 'settings'] },
  { type: 'all_chat_administrators', hidden: ['start'] },
];

const MAX_DESCRIPTION_CHARS = 512;
const MAX_SHORT_DESCRIPTION_CHARS = 120;

/**
 * Tells Telegram what the bot is: commands by kind of chat and language, descriptions, menu button.
 *
 * @throws BotApiError when Telegram refuses
 */
export async function registerIdentity(api: BotApi, reportTitle: string): Promise<void> {
  for (const { code, language } of LANGUAGES) {
    for (const { type, hidden } of SCOPES) {
      const commands = COMMANDS.filter((command) => !hidden.includes(command)).map((command) => ({
        command,
        description: commandWords[language][command],
      }));
      const parameters = { commands, scope: { type }, language_code: code };
      await api.call('setMyCommands', parameters, FROM_BOT);
    }
    const words = welcomeWords[language];
    await api.call(
      'setMyDescription',
      {
        description: shortened(words.description(reportTitle), MAX_DESCRIPTION_CHARS),
        language_code: code,
      },
      FROM_BOT,
    );
    await api.call(
      'setMyShortDescription',
      {
        short_description: shortened(words.shortDescription, MAX_SHORT_DESCRIPTION_CHARS),
        language_code: code,
      },
      FROM_BOT,
    );
  }
  await api.call('setChatMenuButton', { menu_button: { type: 'commands' } }, FROM_BOT);
}
