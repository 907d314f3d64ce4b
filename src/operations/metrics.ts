import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { DeliveryMetrics } from '../telegram/delivery/delivery-metrics.ts';
import type { QuestionJournal } from '../telegram/ports.ts';

/** Everything that is counted, for Prometheus; never a word of a question. */
export interface Metrics extends DeliveryMetrics, QuestionJournal {
  /** The inference process died and was started again. */
  workerRestarted(): void;
  /** A new report went into service, or was refused. */
  reportReplaced(outcome: 'replaced' | 'refused'): void;
  /** The exposition format of Prometheus with its content type. */
  scrape(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** Seconds; the goal for an answer is 0.06 at the median and 0.15 at the 95th percentile. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Creates the metrics in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `verbatim_${name}`, help, labelNames, registers: [registry] });
  const questions = counter('questions_total', 'Questions answered, by outcome and chat type', [
    'kind',
    'chat_type',
  ]);
  const refusals = counter('refusals_total', 'Questions not answered, by reason', ['reason']);
  const retries = counter('telegram_retries_total', 'Calls tried again, by reason', ['reason']);
  const tooMany = counter('telegram_too_many_requests_total', 'Answers with status 429');
  const uncertain = counter('sends_uncertain_total', 'New messages whose fate is unknown');
  const duplicates = counter('updates_duplicate_total', 'Updates that came more than once');
  const restarts = counter('worker_restarts_total', 'Restarts of the inference process');
  const replacements = counter('report_replacements_total', 'New reports, by outcome', ['outcome']);
  const stages = new Histogram({
    name: 'verbatim_stage_seconds',
    help: 'Time spent waiting in the queue, finding the answer, and sending it',
    labelNames: ['stage'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    answered: ({ answer, chatType, milliseconds }) => {
      questions.inc({ kind: answer.kind, chat_type: chatType });
      stages.observe({ stage: 'answer' }, milliseconds / 1_000);
    },
    refused: (reason) => {
      refusals.inc({ reason });
    },
    observeStage: (stage, seconds) => {
      stages.observe({ stage }, seconds);
    },
    retried: (reason) => {
      retries.inc({ reason });
      if (reason === 'too-many-requests') tooMany.inc();
    },
    sendUncertain: () => {
      uncertain.inc();
    },
    staleSkipped: () => {
      refusals.inc({ reason: 'stale' });
    },
    duplicateSkipped: () => {
      duplicates.inc();
    },
    watchQueueDepth: (depth) => {
      registry.removeSingleMetric('verbatim_queue_depth');
      new Gauge({
        name: 'verbatim_queue_depth',
        help: 'Updates that wait or are being answered',
        registers: [registry],
        collect() {
          this.set(depth());
        },
      });
    },
    workerRestarted: () => {
      restarts.inc();
    },
    reportReplaced: (outcome) => {
      replacements.inc({ outcome });
    },
    scrape: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
