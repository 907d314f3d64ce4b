import type { Answer, Language } from '../answering/answer.ts';

/** Where a Bot API call comes from, so that delivery can be journalled and never repeated. */
export interface CallOrigin {
  /** The update being handled; null for calls the bot makes on its own (setMyCommands …). */
  readonly updateId: number | null;
}

/** Calls the Bot API with pacing, retries and journalling; the only way out to Telegram. */
export interface BotApi {
  /**
   * @throws BotApiError when Telegram refuses for good (403, 400 …)
   * @throws SendUncertainError when a new message may or may not have arrived
   */
  call<Result>(
    method: string,
    parameters: Readonly<Record<string, unknown>>,
    origin: CallOrigin,
  ): Promise<Result>;
}

/** Per-chat choices made in `/settings`. */
export interface ChatSettings {
  readonly language: Language | 'auto';
  readonly length: 'brief' | 'full';
}

/** Keeps settings by chat id; survives restarts. */
export interface SettingsStore {
  get(chatId: number): ChatSettings;
  set(chatId: number, settings: ChatSettings): void;
  /** A group became a supergroup: its settings, votes and recent answers move along. */
  migrate(fromChatId: number, toChatId: number): void;
  /** Deletes everything kept about a chat or user; returns how many records went. */
  forget(id: number): number;
}

/** A tap on helpful / not helpful. */
export interface Vote {
  readonly chatId: number;
  readonly messageId: number;
  readonly userId: number;
  readonly helpful: boolean;
  readonly paragraph: number | null;
  readonly section: string;
  readonly language: Language;
  readonly chatType: string;
  /** Kept only when KEEP_QUESTIONS is on. */
  readonly question: string | null;
}

/** Records votes, one per user and message, without keeping user ids readable. */
export interface FeedbackStore {
  vote(vote: Vote): 'recorded' | 'changed' | 'same';
}

/** Remembers for ten minutes which question a chat had answered, as HMACs only. */
export interface RecentAnswers {
  /** Message id of the earlier answer to the same question in that chat and topic, or null. */
  find(chatId: number, topicId: number | null, question: string): number | null;
  remember(chatId: number, topicId: number | null, question: string, messageId: number): void;
  /** The answer message that belongs to a question message, so that an edit can edit it. */
  answerTo(chatId: number, questionMessageId: number): readonly number[];
  link(chatId: number, questionMessageId: number, answerMessageIds: readonly number[]): void;
}

/** Counts what happens, for metrics and `npm run feedback`. */
export interface QuestionJournal {
  answered(event: {
    readonly answer: Answer;
    readonly nearestSection: string;
    readonly chatType: string;
    readonly milliseconds: number;
  }): void;
  refused(reason: 'user-rate' | 'chat-rate' | 'not-allowed' | 'stale'): void;
}
