import { EXIT, loadConfig, runCommand, SUPERVISED_STATUS } from './commands/command-line.ts';
import { tellIndexBuild } from './commands/index-progress.ts';
import { chooseReport } from './composition/report-choice.ts';
import { runBot } from './composition/run-bot.ts';
import { openSession } from './composition/open-session.ts';
import { runTerminalChat } from './console/terminal-chat.ts';
import type { Hangups } from './operations/hangups.ts';

/** Runs the bot, or the terminal chat where there is no token, and sets the exit status. */
export function start(hangups: Hangups): Promise<void> {
  return runCommand(async () => {
    const config = loadConfig();
    if (config.telegram !== null) {
      await runBot({ ...config, telegram: config.telegram }, hangups).finally(() => {
        // After the status is set: what waits for the next start would keep the process alive.
        setImmediate(() => process.exit());
      });
      return EXIT.ok;
    }
    hangups.release();
    const session = await openSession(config, await chooseReport(config), tellIndexBuild());
    try {
      await runTerminalChat(() => session.answerer(), {
        input: process.stdin,
        output: process.stdout,
      });
      return EXIT.ok;
    } finally {
      await session.close();
    }
  }, SUPERVISED_STATUS);
}
