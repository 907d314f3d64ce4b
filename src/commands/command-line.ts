import path from 'node:path';
import { Command, CommanderError } from 'commander';
import dotenv from 'dotenv';
import { parseConfig, projectFolder, type Config } from '../config.ts';
import { VerbatimError } from '../errors.ts';

/**
 * Exit statuses of every command. `configuration` (EX_CONFIG of sysexits.h) tells supervisors that
 * starting again is pointless until somebody corrects the settings.
 */
export const EXIT = { ok: 0, failure: 1, usage: 2, notFound: 3, configuration: 78 } as const;

/** Codes of failures that last until the settings are corrected. */
const CONFIGURATION: readonly string[] = ['config', 'token-refused'];

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
 */
export async function runCommand(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    process.exitCode = statusOf(error);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    error instanceof VerbatimError
      ? `${message}\n`
      : `Unexpected failure: ${message}\nRun \`npm run doctor\`; if it finds nothing, please report this.\n`,
  );
  return error instanceof VerbatimError && CONFIGURATION.includes(error.code)
    ? EXIT.configuration
    : EXIT.failure;
}
