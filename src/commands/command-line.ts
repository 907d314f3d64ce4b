import path from 'node:path';
import { Command, CommanderError } from 'commander';
import dotenv from 'dotenv';
import { parseConfig, projectFolder, type Config } from '../config.ts';
import { VerbatimError } from '../errors.ts';

/** Exit statuses of every command. */
export const EXIT = { ok: 0, failure: 1, usage: 2, notFound: 3 } as const;

/**
 * How the bot ends on failures that last until somebody corrects the settings (EX_CONFIG of sysexits.h): a
 * supervisor need not start it again.
 */
export const SUPERVISED_STATUS: Readonly<Record<string, number>> = {
  config: 78,
  'token-refused': 78,
};

/**
 * Reads `.env` and the environment, the latter winning.
 *
 * @throws ConfigError with every mistake at once
 */
export function loadConfig(): Config {
  dotenv.config({ path: path.join(projectFolder, '.env'), quiet: true });
  return parseConfig(process.env);
}

/** A path given on the command line: relative to where the user typed it, not to the project. */
export function callerPath(file: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

/** A commander program that leaves the process by status 2 on wrong usage. */
export function createProgram(name: string, description: string): Command {
  return new Command(name).description(description).exitOverride().showHelpAfterError();
}

/**
 * Runs a command to its end and leaves the process with its status.
 *
 * A failure prints its message, which says what to do, and never a stack.
 *
 * @param statuses by the code of a {@link VerbatimError}, where its status is not 1
 */
export async function runCommand(
  run: () => Promise<number>,
  statuses: Readonly<Record<string, number>> = {},
): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    tell(error);
    const code = error instanceof VerbatimError ? error.code : '';
    process.exitCode = statuses[code] ?? statusOf(error);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  return EXIT.failure;
}

function tell(error: unknown): void {
  // Commander has said what is wrong itself.
  if (error instanceof CommanderError) return;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    error instanceof VerbatimError
      ? `${message}\n`
      : `Unexpected failure: ${message}\nRun \`npm run doctor\`; if it finds nothing, please report this.\n`,
  );
}
