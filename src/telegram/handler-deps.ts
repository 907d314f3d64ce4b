import type { Answerer } from '../answering/answerer.ts';
import type { Log } from '../operations/log.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type {
  BotApi,
  FeedbackStore,
  QuestionJournal,
  RecentAnswers,
  SettingsStore,
} from './ports.ts';
import type { RecentExchanges } from './recent-exchanges.ts';

/** Who may ask. */
export interface AccessConfig {
  /** Empty: everyone. */
  readonly allowedChats: ReadonlySet<number>;
  /** User ids that may ask anywhere, as often as they like, and change any chat's settings. */
  readonly admins: ReadonlySet<number>;
}

/** What the composition root gives the handlers. */
export interface HandlerParts {
  /** The answerer in service; may be another one at the next call. */
  readonly answerer: () => Answerer;
  readonly api: BotApi;
  readonly settings: SettingsStore;
  readonly feedback: FeedbackStore;
  readonly recent: RecentAnswers;
  readonly journal: QuestionJournal;
  readonly access: AccessConfig;
  /** `KEEP_QUESTIONS`: decides what `/privacy` says. */
  readonly keepsQuestions: boolean;
  /** Where the report in service comes from, for `/about`; "" when that is not known. */
  readonly origin: () => string;
  readonly limits: {
    readonly userQuestionsPerMinute: number;
    readonly chatQuestionsPerMinute: number;
  };
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What handlers share. */
export interface HandlerDeps extends HandlerParts {
  readonly limiter: RateLimiter;
  readonly exchanges: RecentExchanges;
}
