import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('shows everything an operator was promised, from the start', async () => {
  const metrics = createMetrics();
  metrics.watchQueueDepth(() => 3);
  metrics.observeStage('queue', 0.02);
  metrics.observeStage('send', 0.2);
  metrics.retried('too-many-requests');
  metrics.refused('user-rate');
  const { body, contentType } = await metrics.scrape();
  expect(contentType).toContain('text/plain');
  for (const line of [
    '# TYPE verbatim_questions_total counter',
    'verbatim_stage_seconds_bucket{le="0.025",stage="queue"} 1',
    'verbatim_stage_seconds_count{stage="send"} 1',
    'verbatim_queue_depth 3',
    'verbatim_telegram_retries_total{reason="too-many-requests"} 1',
    'verbatim_telegram_too_many_requests_total 1',
    'verbatim_refusals_total{reason="user-rate"} 1',
    'verbatim_worker_restarts_total 0',
    'sends_uncertain_total 0',
  ]) {
    expect(body).toContain(line);
  }
});
