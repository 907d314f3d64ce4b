import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A bot in a process of its own. */
export interface BotProcess {
  readonly child: ChildProcess;
  /** Everything it wrote to standard error so far: the log. */
  log(): string;
  /** The log's lines that are JSON objects with that level. */
  logged(level: string): readonly Readonly<Record<string, unknown>>[];
  /** Port of the health server, once it listens. */
  opsPort(): Promise<number>;
  /** Signals the process; resolves with its exit status, null when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  exited: Promise<number | null>;
}

/** Starts an entry file of the project as operators do, with these settings and no others. */
export function startBotProcess(
  entry: string,
  settings: Readonly<Record<string, string>>,
): BotProcess {
  let log = '';
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, OPS_PORT: '0', ...settings },
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const exited = once(child, 'exit').then(([status]) => status as number | null);
  const entries = () =>
    log
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return {
    child,
    exited,
    log: () => log,
    logged: (level) => entries().filter((entry) => entry['level'] === level),
    opsPort: async () => {
      for (;;) {
        const listening = entries().find(({ msg }) => msg === 'The health server listens');
        if (listening !== undefined) return Number(listening['port']);
        if (child.exitCode !== null) throw new Error(`The bot ended: ${log}`);
        await sleep(20);
      }
    },
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}
