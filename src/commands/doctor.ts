import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from 'commander';
import { createProgram, EXIT, runCommand } from './command-line.ts';
import { writeFailed } from './doctor-lines.ts';

/** Long enough to build the index of a report with 10,000 paragraphs on a small server. */
const DEFAULT_LIMIT_SECONDS = 600;

await runCommand(async () => {
  const program = createProgram(
    'doctor',
    'Checks what the product needs and says what to do about each failure.',
  )
    .option('--limit <seconds>', 'give a check up after that time', seconds, DEFAULT_LIMIT_SECONDS)
    .parse();
  return examine(program.opts<{ readonly limit: number }>().limit);
});

function seconds(text: string): number {
  const limit = Number(text);
  if (!(limit > 0 && limit <= 86_400)) throw new InvalidArgumentError('1 to 86400 seconds');
  return limit;
}

/** Examines in a process of its own: whatever hangs there, in native code too, can be ended. */
async function examine(limitSeconds: number): Promise<number> {
  // Compiled files end in .js, sources run through tsx in .ts.
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const entry = fileURLToPath(new URL(`./doctor-process${extension}`, import.meta.url));
  const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const giveUp = (name: string) => {
    child.kill('SIGKILL');
    writeFailed(
      name,
      `did not end within ${limitSeconds} seconds. Try again with a larger --limit while the ` +
        'machine is idle; if that changes nothing, please report it.',
    );
  };
  let overdue = setTimeout(giveUp, limitSeconds * 1_000, 'Settings');
  child.on('message', (name: string) => {
    clearTimeout(overdue);
    overdue = setTimeout(giveUp, limitSeconds * 1_000, name);
  });
  const [status] = (await once(child, 'exit')) as readonly (number | null)[];
  clearTimeout(overdue);
  return status ?? EXIT.failure;
}
