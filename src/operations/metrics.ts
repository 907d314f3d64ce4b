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
  const meters = createMeters(registry);
  return {
    answered: ({ answer, chatType, milliseconds }) => {
      meters.questions.inc({ kind: answer.kind, chat_type: chatType });
      meters.stages.observe({ stage: 'answer' }, milliseconds / 1_000);
    },
    refused: (reason) => {
      meters.refusals.inc({ reason });
    },
    observeStage: (stage, seconds) => {
      meters.stages.observe({ stage }, seconds);
    },
    retried: (reason) => {
      meters.retries.inc({ reason });
      if (reason === 'too-many-requests') meters.tooMany.inc();
    },
    sendUncertain: () => {
      meters.uncertain.inc();
    },
    staleSkipped: () => {
      meters.refusals.inc({ reason: 'stale' });
    },
    duplicateSkipped: () => {
      meters.duplicates.inc();
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
      meters.restarts.inc();
    },
    reportReplaced: (outcome) => {
      meters.replacements.inc({ outcome });
    },
    scrape: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

function createMeters(registry: Registry) {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  return {
    questions: counter('verbatim_questions_total', 'Questions answered, by outcome and chat type', [
      'kind',
      'chat_type',
    ]),
    refusals: counter('verbatim_refusals_total', 'Questions not answered, by reason', ['reason']),
    retries: counter('verbatim_telegram_retries_total', 'Calls tried again, by reason', ['reason']),
    tooMany: counter('verbatim_telegram_too_many_requests_total', 'Answers with status 429'),
    // The name operators were promised, hence without the prefix.
    uncertain: counter('sends_uncertain_total', 'New messages whose fate is unknown'),
    duplicates: counter('verbatim_updates_duplicate_total', 'Updates that came more than once'),
    restarts: counter('verbatim_worker_restarts_total', 'Restarts of the inference process'),
    replacements: counter('verbatim_report_replacements_total', 'New reports, by outcome', [
      'outcome',
    ]),
    stages: new Histogram({
      name: 'verbatim_stage_seconds',
      help: 'Time spent waiting in the queue, finding the answer, and sending it',
      labelNames: ['stage'],
      buckets: BUCKETS,
      registers: [registry],
    }),
  };
}
