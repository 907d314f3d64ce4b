import { setTimeout as sleep } from 'node:timers/promises';
import type { TelegramConfig } from '../../config.ts';
import type { Log } from '../../operations/log.ts';
import type { BotApi } from '../ports.ts';
import type { BotIdentity } from '../wire.ts';
import { createBotApiClient } from './bot-api-client.ts';
import type { DeliveryMetrics } from './delivery-metrics.ts';
import type { IncomingUpdate, UpdateJournal } from './journal.ts';
import { createPacing } from './pacing.ts';
import { pollUpdates } from './poll-updates.ts';
import { insist } from './insist.ts';
import { createTransport } from './transport.ts';
import { UpdateIntake } from './update-intake.ts';
import { startWebhookServer, type WebhookServer } from './webhook-server.ts';

/** What delivery is made of. */
export interface TelegramDeliveryParts {
  readonly config: TelegramConfig;
  readonly journal: UpdateJournal;
  readonly metrics: DeliveryMetrics;
  readonly log: Log;
}

/** How updates are dealt with. */
export interface UpdateHandling {
  /** Answers one update; it is journalled before and finished after. */
  readonly handle: (update: IncomingUpdate) => Promise<void>;
  readonly allowedUpdates: readonly string[];
  /** Would it be answered as a question? Only those are skipped when they are old. */
  readonly isQuestion?: (update: IncomingUpdate) => boolean;
}

/** The connection to Telegram in both directions. */
export interface TelegramDelivery {
  readonly api: BotApi;
  /**
   * Asks Telegram who the bot is, for as long as the network takes to come up.
   *
   * @throws TokenRefusedError when Telegram does not know the token
   */
  identify(): Promise<BotIdentity>;
  /**
   * Answers what an earlier process left, then takes updates until {@link TelegramDelivery.stop};
   * may never settle after that.
   *
   * @throws TokenRefusedError when Telegram no longer knows the token
   * @throws BotApiError when Telegram refuses the webhook
   */
  run(handling: UpdateHandling): Promise<void>;
  /** Did the last exchange with Telegram succeed? */
  isReachable(): boolean;
  /** Port of the webhook server, null while there is none. */
  webhookPort(): number | null;
  /** Stops taking updates, finishes what is being answered, within ten seconds. */
  stop(): Promise<void>;
}

/** Together below ten seconds, with time left to end the inference process and close the store. */
const FINISH_WITHIN_MS = 8_000;
const LAST_SENDS_WITHIN_MS = 1_000;
const CHECK_WEBHOOK_EVERY_MS = 60_000;

/** Connects to Telegram as the configuration says; nothing is sent before it is asked to. */
export function createTelegramDelivery(parts: TelegramDeliveryParts): TelegramDelivery {
  const { config, journal, metrics, log } = parts;
  const transport = createTransport(config);
  const ending = new AbortController();
  const { signal } = ending;
  let intake: UpdateIntake | null = null;
  let webhook: WebhookServer | null = null;
  let reachable = false;
  const reach = { signal, log, transport, onReach: (reached: boolean) => (reachable = reached) };
  const api = createBotApiClient({
    transport,
    pacing: createPacing(),
    journal,
    metrics,
    log,
    onSpeaking: (updateId) => intake?.speaking(updateId),
    giveUpAfterMs: config.staleAfterMs,
  });
  return {
    api,
    identify: async () => (await insist(reach, 'getMe', {})) as BotIdentity,
    run: async ({ allowedUpdates, ...handling }) => {
      intake = new UpdateIntake({ ...parts, ...config, ...handling });
      intake.recover();
      if (config.intake.mode === 'polling') {
        // Pending updates are kept: they are questions too.
        await insist(reach, 'deleteWebhook', {});
        await pollUpdates({ ...reach, intake, allowedUpdates });
        return;
      }
      const { url, secret, host, port } = config.intake;
      const path = new URL(url).pathname;
      webhook = await startWebhookServer({ intake, log, secret, path, host, port });
      log.info({ host, port: webhook.port }, 'The webhook server listens');
      const registration = { url, secret_token: secret, allowed_updates: allowedUpdates };
      await insist(reach, 'setWebhook', registration);
      await watchWebhook(reach);
    },
    isReachable: () => reachable,
    webhookPort: () => webhook?.port ?? null,
    stop: async () => {
      ending.abort();
      await Promise.race([
        Promise.all([webhook?.close(), intake?.stop()]),
        sleep(FINISH_WITHIN_MS, undefined, { ref: false }),
      ]);
      api.hold();
      const deadline = Date.now() + LAST_SENDS_WITHIN_MS;
      while (api.inFlight > 0 && Date.now() < deadline) await sleep(20);
      await transport.close();
    },
  };
}

/** Looks now and then whether Telegram is there and manages to deliver; resolves at the end. */
async function watchWebhook(reach: Parameters<typeof insist>[0]): Promise<void> {
  let lastError = 0;
  while (!reach.signal.aborted) {
    const info = (await insist(reach, 'getWebhookInfo', {})) as {
      readonly last_error_date?: number;
      readonly last_error_message?: string;
      readonly pending_update_count?: number;
    };
    if ((info.last_error_date ?? 0) > lastError) {
      lastError = info.last_error_date ?? 0;
      reach.log.warn(
        { error: info.last_error_message, pending: info.pending_update_count },
        'Telegram could not deliver to WEBHOOK_URL; check the TLS proxy',
      );
    }
    await sleep(CHECK_WEBHOOK_EVERY_MS, undefined, { signal: reach.signal }).catch(() => undefined);
  }
}
