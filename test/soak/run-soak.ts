import { burstPhase, fairnessPhase } from './burst-phase.ts';
import { crashPhase } from './crash-phase.ts';
import { webhookPhase } from './webhook-phase.ts';

/**
 * Runs the real bot against a hostile Telegram and prints what was measured; ends with status 1
 * when a promise is broken. CONTRIBUTING.md says how long it takes.
 */
const short = process.argv.includes('--short');

const phases: readonly (readonly [string, () => Promise<string>])[] = [
  ['webhook', () => webhookPhase(short ? 10 : 50)],
  ['fairness', () => fairnessPhase(short ? 100 : 500)],
  ['burst', () => burstPhase(short ? 100 : 1_000)],
  [
    'crashes',
    () => crashPhase(short ? { kills: 6, questions: 150 } : { kills: 36, questions: 1_000 }),
  ],
];

for (const [name, run] of phases) {
  const started = Date.now();
  const figures = await run();
  const seconds = Math.round((Date.now() - started) / 1_000);
  process.stdout.write(`${name} (${seconds} s): ${figures}\n`);
}
// Connections of clients that were cut off may linger.
process.exit(0);
